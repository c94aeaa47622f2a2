import type { Refusal } from './classify-refusal.ts';
import type { AccessToken } from './mint-token.ts';

/**
 * One access token for all requests of a process, asked for once however many wait for it. Nothing says reliably how
 * long one lives, so it is used until a request is refused with it.
 */
export class TokenCache {
  readonly #mint: () => Promise<AccessToken | Refusal>;
  #token: AccessToken | undefined;
  #minting: Promise<AccessToken | Refusal> | undefined;

  constructor(mint: () => Promise<AccessToken | Refusal>) {
    this.#mint = mint;
  }

  /** The token, or why there is none; one that could not be had is asked for anew the next time. */
  async get(): Promise<AccessToken | Refusal> {
    if (this.#token !== undefined) return this.#token;
    this.#minting ??= this.#renew();
    return this.#minting;
  }

  /** Drops the token that was refused; a newer one stays. */
  drop(refused: AccessToken): void {
    if (this.#token === refused) this.#token = undefined;
  }

  async #renew(): Promise<AccessToken | Refusal> {
    try {
      const minted = await this.#mint();
      if (minted.kind === 'token') this.#token = minted;
      return minted;
    } finally {
      this.#minting = undefined;
    }
  }
}
