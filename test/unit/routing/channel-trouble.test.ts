import { describe, expect, test } from 'vitest';
import { EVERYBODY, isMarked, troubleAfter, trustedFirst } from '#domain/routing/channel-trouble.ts';
import type { Loss } from '#domain/routing/channel-trouble.ts';
import type { Trouble } from '#domain/ports/channel-troubles.ts';
import { at } from '../handoff/given.ts';

const loss = (offer: string, seconds = 0, more: Partial<Loss> = {}): Loss => ({
  ...{ person: 'maya-chen', channel: 'email', because: 'bounced', offer, at: at(seconds) },
  ...more,
});
const after = (...losses: readonly Loss[]): Trouble => {
  const trouble = losses.reduce<Trouble | undefined>(troubleAfter, undefined);
  if (trouble === undefined) throw new Error('nothing was lost');
  return trouble;
};

describe('a way by which offers do not arrive', () => {
  test('is marked by the third in a row, and tells since when and why', () => {
    expect(isMarked(after(loss('a'), loss('b')))).toBe(false);
    const trouble = after(loss('a', 1), loss('b', 2), loss('c', 3, { because: 'complained' }));
    expect(isMarked(trouble)).toBe(true);
    expect(trouble).toMatchObject({ failures: 3, since: at(1), because: 'complained' });
  });

  test('counts an offer once, however often and late it is told of', () => {
    expect(after(loss('a'), loss('b'), loss('a'), loss('b'), loss('a')).failures).toBe(2);
  });

  test('remembers no more than the last offers', () => {
    const many = Array.from({ length: 30 }, (_, index) => loss(String(index)));
    expect(after(...many)).toMatchObject({ failures: 30, offers: { length: 20 } });
  });
});

describe('the order of channels', () => {
  const email = after(loss('a'), loss('b'), loss('c'));
  const slack = after(
    ...['a', 'b', 'c'].map((offer) => loss(offer, 0, { person: EVERYBODY, channel: 'slack' })),
  );

  test('is left alone while nothing keeps failing', () => {
    expect(trustedFirst(['email', 'slack'], [after(loss('a'))], 'maya-chen')).toEqual(['email', 'slack']);
  });

  test('has last what keeps failing for this person, or for everybody', () => {
    expect(trustedFirst(['email', 'slack'], [email], 'maya-chen')).toEqual(['slack', 'email']);
    expect(trustedFirst(['email', 'slack'], [email], 'priya-nair')).toEqual(['email', 'slack']);
    expect(trustedFirst(['slack', 'email'], [slack], 'priya-nair')).toEqual(['email', 'slack']);
    expect(trustedFirst(['slack', 'email'], [slack, email], 'maya-chen')).toEqual(['slack', 'email']);
  });
});
