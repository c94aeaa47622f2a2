import { randomBytes } from 'node:crypto';

/** The tokens that hold at this moment. */
export class AccessTokens {
  readonly #tokens = new Set<string>();

  issue(): string {
    const token = `00DR0000000ORGA!${randomBytes(24).toString('base64url')}`;
    this.#tokens.add(token);
    return token;
  }

  /** Whether a header `Bearer …` carries one. */
  holds(authorization: string | undefined): boolean {
    return this.#tokens.has(tokenIn(authorization));
  }

  revoke(authorization: string | undefined): void {
    this.#tokens.delete(tokenIn(authorization));
  }

  revokeAll(): void {
    this.#tokens.clear();
  }
}

function tokenIn(authorization = ''): string {
  return authorization.replace(/^Bearer /, '');
}
