import { describe, expect, it } from 'vitest';
import { classifyRefusal } from '#adapters/hubspot/classify-refusal.ts';
import errors from '#test/vectors/hubspot-errors.json' with { type: 'json' };

function classified(status: number, json: unknown = {}, headers: Record<string, string> = {}) {
  return classifyRefusal({ kind: 'answered', status, headers: new Headers(headers), json });
}

describe('an answer of HubSpot other than success', () => {
  it.each([400, 403, 405, 406, 410, 412, 413, 415, 422, 428])('%i was refused for good', (status) => {
    const because = `http-${status}`;
    expect(classified(status)).toEqual({ kind: 'refused', because, permanent: true });
  });

  it.each([202, 204, 207, 301, 302, 307, 308, 402, 408, 409, 414, 421, 425, 500, 502, 503, 504, 521, 524])(
    '%i leaves it open whether anything was written',
    (status) => {
      expect(classified(status)).toEqual({ kind: 'unknown', because: `http-${status}` });
    },
  );

  it('401 means that the credential does not hold, 404 that there is no such record', () => {
    expect(classified(401)).toEqual({ kind: 'unauthorised' });
    expect(classified(404)).toEqual({ kind: 'not-found' });
  });

  it.each([400, 401, 403, 404, 423, 429, 477])('%i that is not JSON is not the word of HubSpot', (status) => {
    const answer = { kind: 'answered', status, headers: new Headers(), json: undefined } as const;
    expect(classifyRefusal(answer)).toEqual({ kind: 'unknown', because: `http-${status}` });
  });

  it.each([
    ['the documented list', errors.official_400, 'INVALID_INTEGER', 'discount'],
    ['a list inside the sentence', errors.official_207_batch_error_item, 'PROPERTY_DOESNT_EXIST', 'missing'],
    ['a recorded invalid stage', errors.thirdparty_400_invalid_stage, 'INVALID_OPTION', 'dealstage'],
    [
      'space around a value',
      errors.official_whitespace_400_cancelled,
      'LEADING_TRAILING_WHITESPACE',
      'property_name',
    ],
  ])('400 names the field and the code: %s', (_case, body, because, field) => {
    expect(classified(400, body)).toEqual({ kind: 'refused', because, permanent: true, field });
  });

  it.each([
    ['every field missing', {}, 'http-400'],
    ['fields of other types', { message: 1, category: [], errors: 'x' }, 'http-400'],
    ['a broken list in the sentence', { message: 'Property values were not valid: [{]' }, 'http-400'],
    ['only a category', { category: 'VALIDATION_ERROR' }, 'VALIDATION_ERROR'],
  ])('400 with %s is still a refusal', (_case, body, because) => {
    expect(classified(400, body)).toEqual({ kind: 'refused', because, permanent: true });
  });

  it('repeats no sentence of the vendor', () => {
    const body = { message: 'maya.chen@example.com', category: 'maya.chen@example.com is bad' };
    expect(JSON.stringify(classified(400, body))).not.toContain('maya');
  });
});

describe('an answer that asks to wait', () => {
  it('a burst ends with its window', () => {
    const header = { 'x-hubspot-ratelimit-interval-milliseconds': '1500' };
    const body = { policyName: 'TEN_SECONDLY_ROLLING' };
    const because = 'TEN_SECONDLY_ROLLING';
    expect(classified(429, body, header)).toEqual({
      kind: 'deferred',
      because,
      afterSeconds: 2,
      isBrief: true,
    });
    expect(classified(429, body)).toEqual({ kind: 'deferred', because, afterSeconds: 10, isBrief: true });
  });

  it('the daily limit is asked about again after an hour', () => {
    const header = { 'x-hubspot-ratelimit-interval-milliseconds': '10000' };
    const expected = { kind: 'deferred', because: 'DAILY', afterSeconds: 3_600, isDaily: true };
    expect(classified(429, errors.official_429, header)).toEqual(expected);
  });

  it('a locked record takes two seconds, a moving account as long as it says, a day at most', () => {
    expect(classified(423)).toEqual({ kind: 'deferred', because: 'LOCKED', afterSeconds: 2 });
    const because = 'MIGRATION_IN_PROGRESS';
    const moving = (headers: Record<string, string>) => classified(477, {}, headers);
    expect(moving({ 'retry-after': '7200' })).toEqual({ kind: 'deferred', because, afterSeconds: 7_200 });
    expect(moving({ 'retry-after': '999999' })).toEqual({ kind: 'deferred', because, afterSeconds: 86_400 });
    expect(moving({})).toEqual({ kind: 'deferred', because, afterSeconds: 3_600 });
  });
});
