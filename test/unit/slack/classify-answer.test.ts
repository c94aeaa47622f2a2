import { describe, expect, it } from 'vitest';
import { classifyAnswer, isTokenRefused } from '#adapters/slack/classify-answer.ts';
import vectors from '#test/vectors/slack-block-actions.json' with { type: 'json' };

const answered = (status: number, json: unknown, headers: Record<string, string> = {}) =>
  classifyAnswer({ kind: 'answered', status, json, headers: new Headers(headers) });

describe('an answer of Slack', () => {
  it('that is ok names where the message stands', () => {
    expect(answered(200, vectors.chat_postMessage_ok)).toEqual({
      outcome: 'sent',
      posting: { channel: 'C1H9RESGL', ts: '1503435956.000247' },
    });
  });

  it.each([
    'channel_not_found',
    'not_in_channel',
    'user_not_found',
    'user_disabled',
    'messages_tab_disabled',
    'invalid_auth',
    'account_inactive',
    'invalid_blocks',
    'an_error_of_tomorrow',
  ])('with the error %s is refused', (error) => {
    expect(answered(200, { ok: false, error })).toEqual({ outcome: 'refused', because: error });
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'rate_limited'])(
    'with the error %s may pass later',
    (error) => {
      expect(answered(200, { ok: false, error })).toEqual({ outcome: 'later', because: error });
    },
  );

  it('that we ask too often says when to come back', () => {
    expect(answered(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '30' })).toEqual({
      outcome: 'later',
      because: 'ratelimited',
      afterSeconds: 30,
    });
  });

  it('of a gateway, or without anything in it, may pass later', () => {
    expect(answered(503, undefined)).toEqual({ outcome: 'later', because: 'http-503' });
    expect(answered(200, undefined)).toEqual({ outcome: 'later', because: 'unreadable-answer' });
    expect(classifyAnswer({ kind: 'nothing', because: 'timeout' })).toEqual({
      outcome: 'later',
      because: 'timeout',
    });
  });

  it('from somewhere else is refused', () => {
    expect(answered(302, undefined)).toEqual({ outcome: 'refused', because: 'http-302' });
  });

  it('tells a token that was refused from a person who cannot be reached', () => {
    expect(isTokenRefused(answered(200, { ok: false, error: 'token_revoked' }))).toBe(true);
    expect(isTokenRefused(answered(200, { ok: false, error: 'channel_not_found' }))).toBe(false);
  });
});
