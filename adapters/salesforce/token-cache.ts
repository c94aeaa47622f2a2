import type { Refusal } from './classify-refusal.ts';
import type { AccessToken } from './mint-token.ts';

/**
 * One access token for all requests of a process, asked for once however many wait for it. Nothing says reliably how
 * long one lives, so it is used until a request is refused with it.
 */
export class TokenCache {
  readonly #mint: (until: number) => Promise<AccessToken | Refusal>;
  #token: AccessToken | undefined;
  #minting: Promise<AccessToken | Refusal> | undefined;

  constructor(mint: (until: number) => Promise<AccessToken | Refusal>) {
    this.#mint = mint;
  }

  /**
   * The token, or why there is none; one that could not be had is asked for anew the next time. `until`: the end of the
   * time of whoever asks, in ms since 1970; who comes while one is being asked for waits for that one.
   */
  async get(until: number): Promise<AccessToken | Refusal> {
    if (this.#token !== undefined) return this.#token;
    this.#minting ??= this.#renew(until);
    return this.#minting;
  }

  /** Drops the token that was refused; a newer one stays. */
  drop(refused: AccessToken): void {
    if (this.#token === refused) this.#token = undefined;
  }

  async #renew(until: number): Promise<AccessToken | Refusal> {
    try {
      const minted = await this.#mint(until);
      if (minted.kind === 'token') this.#token = minted;
      return minted;
    } finally {
      this.#minting = undefined;
    }
  }
}
