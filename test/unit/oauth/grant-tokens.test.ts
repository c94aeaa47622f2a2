import type { VendorFailure } from '#domain/ports/connector.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryGrants } from '#adapters/memory/grants.ts';
import { memoryLeases } from '#adapters/memory/leases.ts';
import { memoryTexts } from '#adapters/memory/side-items.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { GrantTokens } from '#adapters/oauth/grant-tokens.ts';
import type { GrantTokensSettings, Refreshed } from '#adapters/oauth/grant-tokens.ts';
import type { Grant, Grants } from '#domain/ports/grants.ts';
import type { Leases, Texts } from '#domain/ports/side-items.ts';

const START = Date.parse('2026-11-20T10:00:00.000Z');
const CALL_MS = 10_000;
const grant: Grant = {
  accessToken: 'a0',
  refreshToken: 'r0',
  expiresAt: '2026-11-20T10:30:00.000Z',
  refreshedAt: '2026-11-20T10:00:00.000Z',
  consentedAt: '2026-11-01T00:00:00.000Z',
  account: 'Tom',
  userId: 'u1',
};

const { accessToken, refreshToken, refreshedAt, consentedAt, account } = grant;
const endless: Grant = { accessToken, refreshToken, refreshedAt, consentedAt, account, userId: 'u1' };

let now: number;
let grants: Grants;
let leases: Leases;
let notes: Texts;
let asked: string[];
let noted: Grant[];

beforeEach(() => {
  now = START;
  grants = memoryGrants(grant);
  leases = memoryLeases();
  notes = memoryTexts(createWorld());
  asked = [];
  noted = [];
});

/** A vendor whose refresh tokens are counted: r0 gives a1 and r1. */
async function refresh(refreshToken: string): Promise<Refreshed | VendorFailure> {
  asked.push(refreshToken);
  const next = Number(refreshToken.slice(1)) + 1;
  return {
    kind: 'refreshed',
    accessToken: `a${String(next)}`,
    refreshToken: `r${String(next)}`,
    expiresInSeconds: 1_800,
  };
}

function tokens(changed: Partial<GrantTokensSettings> = {}): GrantTokens {
  let ids = 0;
  return new GrantTokens({
    ...{ lease: 'grant', leases, notes, grants, refresh },
    stored: async (stored) => void noted.push(stored),
    now: () => now,
    newId: () => `process-${String(++ids)}-${String(Math.random())}`,
    sleep: async (ms) => {
      now += ms;
    },
    ...changed,
  });
}

const get = (from: GrantTokens) => from.get(now + CALL_MS);
const minutes = (count: number) => count * 60_000;

describe('an access token', () => {
  it('is used until shortly before its end, and then refreshed', async () => {
    const source = tokens();
    now = START + minutes(27);
    expect(await get(source)).toEqual({ kind: 'token', value: 'a0', userId: 'u1' });
    now = START + minutes(28);
    expect(await get(source)).toEqual({ kind: 'token', value: 'a1', userId: 'u1' });
    expect(asked).toEqual(['r0']);
  });

  it('that lives for a minute is used for most of it', async () => {
    grants = memoryGrants({ ...grant, expiresAt: '2026-11-20T10:01:00.000Z' });
    now = START + 40_000;
    expect(await get(tokens())).toMatchObject({ value: 'a0' });
  });

  it('without a known end is used until it is refused', async () => {
    grants = memoryGrants(endless);
    const source = tokens();
    now = START + minutes(100_000);
    const token = await get(source);
    if (token.kind !== 'token') throw new Error('no token');
    await source.refused(token);
    expect(await get(source)).toMatchObject({ value: 'a1' });
  });

  it('that another process has refreshed is taken over', async () => {
    const source = tokens();
    await get(source);
    now = START + minutes(29);
    await get(tokens());
    expect(await get(source)).toMatchObject({ value: 'a1' });
    expect(asked).toEqual(['r0']);
  });

  it('is kept together with what comes next, when it came, and until when', async () => {
    now = START + minutes(29);
    await get(tokens());
    const stored = {
      ...{ ...grant, accessToken: 'a1', refreshToken: 'r1' },
      ...{ refreshedAt: '2026-11-20T10:29:00.000Z', expiresAt: '2026-11-20T10:59:00.000Z' },
    };
    expect(await grants.read()).toEqual(stored);
    expect(noted).toEqual([stored]);
  });

  it('whose refresh names no other refresh token goes on with the same', async () => {
    now = START + minutes(29);
    const stays = async () => ({
      ...{ kind: 'refreshed' as const, accessToken: 'a1' },
      ...{ refreshToken: undefined, expiresInSeconds: undefined },
    });
    await get(tokens({ refresh: stays }));
    const renewed = { accessToken: 'a1', refreshedAt: '2026-11-20T10:29:00.000Z' };
    expect(await grants.read()).toEqual({ ...endless, ...renewed });
  });
});

describe('while somebody else refreshes', () => {
  beforeEach(async () => {
    now = START + minutes(29);
    await leases.take('grant', 'another', new Date(now).toISOString(), new Date(now + 30_000).toISOString());
  });

  it('others wait, and take what was stored', async () => {
    const sleep = async () =>
      grants.put({ ...grant, accessToken: 'a9', expiresAt: '2026-11-20T11:00:00.000Z' });
    expect(await get(tokens({ sleep }))).toMatchObject({ value: 'a9' });
    expect(asked).toEqual([]);
  });

  it('for longer than the time of a call, the call comes again later, and nothing was asked', async () => {
    const later = { kind: 'deferred', because: 'TOKEN_BEING_REFRESHED', afterSeconds: 15 };
    expect(await get(tokens())).toEqual(later);
    expect(now - START - minutes(29)).toBeLessThan(CALL_MS);
    expect(asked).toEqual([]);
  });

  it('and has died over it, the next one does it once the lease has run out', async () => {
    now += 30_000;
    expect(await get(tokens())).toMatchObject({ value: 'a1' });
  });

  it('and stores it between our look and our lease, nobody refreshes twice', async () => {
    const newer = { ...grant, accessToken: 'a9', expiresAt: '2026-11-20T11:00:00.000Z' };
    const late: Leases = {
      ...leases,
      take: async () => {
        await grants.put(newer);
        return true;
      },
    };
    expect(await get(tokens({ leases: late }))).toMatchObject({ value: 'a9' });
    expect(asked).toEqual([]);
  });
});

describe('a refresh', () => {
  beforeEach(() => {
    now = START + minutes(29);
  });

  it('does not begin when the time left is too short for its answer', async () => {
    expect(await tokens().get(now + 400)).toMatchObject({ kind: 'deferred' });
    expect(asked).toEqual([]);
  });

  it('never stores over a consent that was given meanwhile', async () => {
    const anew = { ...grant, accessToken: 'a9', refreshToken: 'r9', refreshedAt: '2026-11-20T10:29:00.000Z' };
    const slow = async (refreshToken: string) => {
      await grants.put(anew);
      return refresh(refreshToken);
    };
    expect(await get(tokens({ refresh: slow }))).toMatchObject({ value: 'a9' });
    expect(await grants.read()).toEqual(anew);
  });

  it.each<VendorFailure>([
    { kind: 'unauthorised' },
    { kind: 'deferred', because: 'TOKEN_LIMIT', afterSeconds: 900 },
    { kind: 'refused', because: 'no-token: timeout', permanent: false },
  ])('that comes to nothing is told, keeps the grant, and lets others try at once: %j', async (refusal) => {
    expect(await get(tokens({ refresh: async () => refusal }))).toEqual(refusal);
    expect(await grants.read()).toEqual(grant);
    expect(await get(tokens())).toMatchObject({ value: 'a1' });
  });

  it('happens once for however many of one process', async () => {
    const source = tokens();
    const all = await Promise.all([get(source), get(source), get(source)]);
    expect(all.map((token) => token.kind === 'token' && token.value)).toEqual(['a1', 'a1', 'a1']);
    expect(asked).toEqual(['r0']);
  });
});

describe('a store that shows for a while what stood there before', () => {
  let old: Grant;
  /** Shows `old` so many times, then what stands there. */
  const lagging = (times: number): Grants => ({
    read: async () => (times-- > 0 ? old : grants.read()),
    put: (next) => grants.put(next),
  });

  beforeEach(async () => {
    old = grant;
    now = START + minutes(29);
    await get(tokens());
  });

  it('has nobody give a refresh token twice: they look until they see the newer grant', async () => {
    expect(await get(tokens({ grants: lagging(7) }))).toMatchObject({ value: 'a1' });
    expect(asked).toEqual(['r0']);
  });

  it('for longer than the time of a call has the call come again later', async () => {
    expect(await get(tokens({ grants: lagging(1_000) }))).toMatchObject({ because: 'TOKEN_BEING_REFRESHED' });
    expect(asked).toEqual(['r0']);
  });

  it('even by several grants', async () => {
    now += minutes(29);
    await get(tokens());
    expect(await get(tokens({ grants: lagging(1_000) }))).toMatchObject({ kind: 'deferred' });
    expect(asked).toEqual(['r0', 'r1']);
  });

  it('does not lose what a refresh has just given', async () => {
    now += minutes(29);
    let looks = 0;
    const late: Grants = { ...grants, read: async () => ((looks += 1) === 3 ? old : grants.read()) };
    expect(await get(tokens({ grants: late }))).toMatchObject({ value: 'a2' });
    expect(await grants.read()).toMatchObject({ refreshToken: 'r2' });
  });

  it('keeps nobody from a consent that was given anew, by whatever clock', async () => {
    await grants.put({ ...grant, refreshToken: 'r9', consentedAt: '2026-11-01T00:00:01.000Z' });
    expect(await get(tokens())).toMatchObject({ value: 'a10' });
  });

  it('holds up nobody whose refresh token stays the same', async () => {
    const stays = async (refreshToken: string) => ({ ...(await refresh(refreshToken)), refreshToken });
    now += minutes(29);
    await get(tokens({ refresh: stays }));
    now += minutes(29);
    expect(await get(tokens())).toMatchObject({ value: 'a2' });
    expect(asked).toEqual(['r0', 'r1', 'r1']);
  });

  it('is believed where nothing is known of what was given', async () => {
    notes = memoryTexts(createWorld());
    expect(await get(tokens({ grants: lagging(3) }))).toMatchObject({ value: 'a1' });
    expect(asked).toEqual(['r0', 'r0']);
  });
});
