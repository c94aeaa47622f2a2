import { expect, it } from 'vitest';
import type { AccessToken } from '#adapters/oauth/token-source.ts';
import { MintedTokens } from '#adapters/salesforce/minted-tokens.ts';

const UNTIL = 10_000;
const token = (value: string): AccessToken => ({ kind: 'token', value, userId: undefined });

function cacheOf(mint: (count: number) => Promise<AccessToken | { kind: 'unauthorised' }>) {
  const minted = { count: 0 };
  return { minted, cache: new MintedTokens(() => mint(++minted.count)) };
}

it('asks once for however many wait', async () => {
  const { cache, minted } = cacheOf(async (count) => token(String(count)));
  const tokens = await Promise.all([cache.get(UNTIL), cache.get(UNTIL), cache.get(UNTIL)]);
  expect(new Set(tokens).size).toBe(1);
  expect(await cache.get(UNTIL)).toBe(tokens[0]);
  expect(minted.count).toBe(1);
});

it('asks anew once the token was refused, and again only for the newer one', async () => {
  const { cache } = cacheOf(async (count) => token(String(count)));
  const first = await cache.get(UNTIL);
  if (first.kind !== 'token') throw new Error('no token');
  await cache.refused(first);
  const second = await cache.get(UNTIL);
  await cache.refused(first);
  expect(await cache.get(UNTIL)).toBe(second);
  expect(second).toEqual(token('2'));
});

it('keeps neither a refusal nor an error', async () => {
  const { cache } = cacheOf(async (count) => {
    if (count === 1) return { kind: 'unauthorised' };
    if (count === 2) throw new Error('no secret');
    return token('3');
  });
  expect(await cache.get(UNTIL)).toEqual({ kind: 'unauthorised' });
  await expect(cache.get(UNTIL)).rejects.toThrow('no secret');
  expect(await cache.get(UNTIL)).toEqual(token('3'));
});
