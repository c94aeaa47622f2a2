import type { VendorFailure } from '#domain/ports/connector.ts';
import type { AccessToken, TokenSource } from '../oauth/token-source.ts';

/**
 * One access token for all requests of a process, asked for once however many wait for it. Nothing says reliably how
 * long one lives, so it is used until a request is refused with it.
 */
export class MintedTokens implements TokenSource {
  readonly #mint: (until: number) => Promise<AccessToken | VendorFailure>;
  #token: AccessToken | undefined;
  #minting: Promise<AccessToken | VendorFailure> | undefined;

  constructor(mint: (until: number) => Promise<AccessToken | VendorFailure>) {
    this.#mint = mint;
  }

  /** One that could not be had is asked for anew the next time; who comes while one is being asked for waits for that one. */
  async get(until: number): Promise<AccessToken | VendorFailure> {
    if (this.#token !== undefined) return this.#token;
    this.#minting ??= this.#renew(until);
    return this.#minting;
  }

  /** Drops the token that was refused; a newer one stays. */
  refused(token: AccessToken): Promise<void> {
    if (this.#token === token) this.#token = undefined;
    return Promise.resolve();
  }

  async #renew(until: number): Promise<AccessToken | VendorFailure> {
    try {
      const minted = await this.#mint(until);
      if (minted.kind === 'token') this.#token = minted;
      return minted;
    } finally {
      this.#minting = undefined;
    }
  }
}
