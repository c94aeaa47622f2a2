import { createHash } from 'node:crypto';
import type { Texts } from '#domain/ports/side-items.ts';

/** Of so many refreshes it is known what they gave away: a store is never that many of them behind. */
const KEPT = 5;

type Notes = Pick<Texts, 'get' | 'put'>;

/**
 * The refresh tokens that a system has taken for newer ones, by their digests. Whoever sees one of them in the stored
 * grant sees an old one: Secrets Manager may show for a while what stood there before (it is eventually consistent in
 * everything: its API reference, on ListSecrets), and a system may end a consent whose refresh token comes twice. That
 * nothing is known holds nobody up. Change it under the lease of the refresh only.
 */
export class SpentTokens {
  readonly #notes: Notes;
  readonly #id: string;
  readonly #digests: readonly string[];

  private constructor(notes: Notes, id: string, digests: readonly string[]) {
    this.#notes = notes;
    this.#id = id;
    this.#digests = digests;
  }

  /** Those of the grant that is refreshed under this lease, read consistently. */
  static async of(lease: string, notes: Notes): Promise<SpentTokens> {
    const id = `spent#${lease}`;
    const text = (await notes.get(id)) ?? '';
    return new SpentTokens(notes, id, text.split(' '));
  }

  has(refreshToken: string): boolean {
    return this.#digests.includes(digestOf(refreshToken));
  }

  /** Only once the grant that came for it is stored: until then it is the only one. */
  async add(refreshToken: string): Promise<void> {
    await this.#notes.put(this.#id, [digestOf(refreshToken), ...this.#digests].slice(0, KEPT).join(' '));
  }
}

function digestOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64url');
}
