import { describe, expect, test } from 'vitest';
import type { Channel } from '#domain/contract/channel.ts';
import { asWished, ownChannels, waysToTell } from '#domain/routing/channel-order.ts';

const somebody = (channels?: readonly Channel[], slack: string | undefined = 'U1') => ({
  ids: { hubspot: '1', ...(slack === '' ? {} : { slack }) },
  ...(channels === undefined ? {} : { channels: [...channels] }),
});

describe('the ways that somebody has', () => {
  test.each<[readonly Channel[] | undefined, string, readonly Channel[]]>([
    [undefined, 'U1', ['slack', 'email']],
    [undefined, '', ['email']],
    [['email'], 'U1', ['email']],
    [['slack', 'email'], '', ['email']],
  ])('named %j, in Slack as “%s”: %j', (named, slack, own) => {
    expect(ownChannels(somebody(named, slack))).toEqual(own);
  });
});

describe('somebody as they wish', () => {
  test.each<[readonly Channel[] | undefined, readonly Channel[], readonly Channel[]]>([
    [undefined, ['email'], ['email', 'slack']],
    [['email', 'slack'], ['slack'], ['slack', 'email']],
    [['email'], ['slack'], ['email']],
    [['email', 'slack'], [], ['email', 'slack']],
  ])('of %j they want %j: %j', (named, wished, order) => {
    expect(asWished(somebody(named), wished).channels).toEqual(order);
  });

  test('is as they were if they never said', () => {
    const one = somebody();
    expect(asWished(one, undefined)).toBe(one);
  });

  test('is told of incidents in Slack as soon as they named it', () => {
    expect(waysToTell(somebody())).toEqual(['email']);
    expect(waysToTell(asWished(somebody(), ['slack']))).toEqual(['slack', 'email']);
    expect(waysToTell(asWished(somebody(), ['email']))).toEqual(['email', 'slack']);
    expect(waysToTell(asWished(somebody(undefined, ''), ['slack']))).toEqual(['email']);
  });
});
