import type { VendorFailure } from '#domain/ports/connector.ts';
import type { Grant, Grants } from '#domain/ports/grants.ts';
import type { Leases, Texts } from '#domain/ports/side-items.ts';
import { SpentTokens } from './spent-tokens.ts';
import type { AccessToken, TokenSource } from './token-source.ts';

/** What a refresh has given; without a refresh token the one before goes on to hold. */
export interface Refreshed {
  readonly kind: 'refreshed';
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number | undefined;
}

export interface GrantTokensSettings {
  /** By this name only one refreshes at a time, in all processes. */
  readonly lease: string;
  readonly leases: Leases;
  /** Where it stands which refresh tokens were given away; read consistently. */
  readonly notes: Pick<Texts, 'get' | 'put'>;
  readonly grants: Grants;
  /** One request to the token endpoint. */
  readonly refresh: (refreshToken: string, timeoutMs: number) => Promise<Refreshed | VendorFailure>;
  /** Called with each grant that was stored. */
  readonly stored: (grant: Grant) => Promise<void>;
  /** Ms since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** A token is replaced so long before its end that no request which begins with it ends with it; Asana's live for an hour. */
const EARLY_MS = 2 * 60 * 1_000;
/** Longer than a refresh may take: the vendor timeout, and as much again for storing it. */
const LEASE_MS = 60 * 1_000;
/** How often the grant is looked at while somebody else refreshes it. */
const LOOK_MS = 250;
/** With less time left no refresh begins: its answer, which may hold the only refresh token, would be lost. */
const SHORTEST_REFRESH_MS = 500;
/** Somebody else's refresh takes longer than the time of the call. */
const BEING_REFRESHED: VendorFailure = {
  kind: 'deferred',
  because: 'TOKEN_BEING_REFRESHED',
  afterSeconds: 15,
};

/**
 * The access token of a consent. It is refreshed shortly before its end, and when it was refused, by one process at a
 * time: the others wait for what that one stores. What a refresh gives is stored before anybody uses it: whoever dies
 * after that leaves a grant that works. No refresh token that gave another is sent again. A system that takes the refresh token no more is 'unauthorised'.
 */
export class GrantTokens implements TokenSource {
  readonly #settings: GrantTokensSettings;
  #kept: Grant | undefined;
  #refused: string | undefined;
  #renewing: Promise<AccessToken | VendorFailure> | undefined;

  constructor(settings: GrantTokensSettings) {
    this.#settings = settings;
  }

  async get(until: number): Promise<AccessToken | VendorFailure> {
    if (this.#kept !== undefined && this.#isUsable(this.#kept)) return tokenOf(this.#kept);
    this.#renewing ??= this.#renew(until).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  refused(token: AccessToken): Promise<void> {
    this.#refused = token.value;
    return Promise.resolve();
  }

  async #renew(until: number): Promise<AccessToken | VendorFailure> {
    const { grants, lease, leases, now, newId, sleep } = this.#settings;
    const owner = newId();
    for (;;) {
      const grant = await grants.read();
      if (grant === undefined) return { kind: 'unauthorised' };
      if (this.#isUsable(grant)) return this.#keep(grant);
      if (until - now() < SHORTEST_REFRESH_MS) return BEING_REFRESHED;
      if (await leases.take(lease, owner, isoAt(now()), isoAt(now() + LEASE_MS))) {
        const token = await this.#renewAlone(owner, until);
        if (token !== undefined) return token;
      }
      await sleep(LOOK_MS);
    }
  }

  /**
   * Reads once more: whoever held the lease before may have stored a newer grant since. Undefined: they have, and it does
   * not show yet.
   */
  async #renewAlone(owner: string, until: number): Promise<AccessToken | VendorFailure | undefined> {
    const { grants, lease, leases, notes, now } = this.#settings;
    try {
      const grant = await grants.read();
      if (grant === undefined) return { kind: 'unauthorised' };
      if (this.#isUsable(grant)) return this.#keep(grant);
      const spent = await SpentTokens.of(lease, notes);
      return spent.has(grant.refreshToken) ? undefined : await this.#refresh(grant, spent, until);
    } finally {
      await leases.giveBack(lease, owner, isoAt(now()));
    }
  }

  async #refresh(grant: Grant, spent: SpentTokens, until: number): Promise<AccessToken | VendorFailure> {
    const { grants, refresh, stored, now } = this.#settings;
    const answer = await refresh(grant.refreshToken, until - now());
    const latest = await grants.read();
    // Somebody has consented anew meanwhile, or the lease ran out under a refresh of another: theirs is the one that holds.
    if (latest !== undefined && latest.refreshedAt !== grant.refreshedAt && !spent.has(latest.refreshToken))
      return this.#keep(latest);
    if (answer.kind !== 'refreshed') return answer;
    const renewed = grantAfter(grant, answer, now());
    await grants.put(renewed);
    if (renewed.refreshToken !== grant.refreshToken) await spent.add(grant.refreshToken);
    await stored(renewed);
    return this.#keep(renewed);
  }

  #keep(grant: Grant): AccessToken {
    this.#kept = grant;
    return tokenOf(grant);
  }

  /** A token that lives for minutes only is replaced in the last quarter of its life. */
  #isUsable({ accessToken, expiresAt, refreshedAt }: Grant): boolean {
    if (accessToken === this.#refused) return false;
    if (expiresAt === undefined) return true;
    const end = Date.parse(expiresAt);
    return this.#settings.now() < end - Math.min(EARLY_MS, (end - Date.parse(refreshedAt)) / 4);
  }
}

function grantAfter(grant: Grant, answer: Refreshed, now: number): Grant {
  const { consentedAt, account, userId } = grant;
  const { accessToken, refreshToken = grant.refreshToken, expiresInSeconds } = answer;
  const user = userId === undefined ? {} : { userId };
  const end = expiresInSeconds === undefined ? {} : { expiresAt: isoAt(now + expiresInSeconds * 1_000) };
  return { accessToken, refreshToken, refreshedAt: isoAt(now), consentedAt, account, ...end, ...user };
}

function tokenOf({ accessToken, userId }: Grant): AccessToken {
  return { kind: 'token', value: accessToken, userId };
}

function isoAt(ms: number): string {
  return new Date(ms).toISOString();
}
