import { describe, expect, it } from 'vitest';
import { classifyAnswer } from '#adapters/http-target/classify-answer.ts';
import { isSameValue, textOf } from '#adapters/http-target/field-values.ts';
import { valueAt } from '#adapters/http-target/json-pointer.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';

const NOW = Date.parse('2030-01-31T12:00:00.500Z');

const answered = (status: number, json: unknown, headers: Record<string, string> = {}, text?: string) =>
  classifyAnswer(
    {
      ...{ kind: 'answered', status, headers: new Headers(headers), json },
      text: text ?? (json === undefined ? '' : JSON.stringify(json)),
    },
    boardSystem,
    NOW,
  );

describe('an answer', () => {
  it.each([400, 403, 405, 406, 410, 412, 413, 415, 422, 428])('%i is a refusal for good', (status) => {
    expect(answered(status, {})).toEqual({ kind: 'refused', because: `http-${status}`, permanent: true });
  });

  it('423 is one for now, 401 is about the credential, 404 says that it is not there', () => {
    expect(answered(423, {})).toEqual({ kind: 'refused', because: 'http-423', permanent: false });
    expect(answered(401, undefined, {}, '<p>who are you</p>')).toEqual({ kind: 'unauthorised' });
    expect(answered(404, undefined)).toEqual({ kind: 'not-found' });
  });

  it.each([202, 207, 302, 408, 409, 425, 451, 500, 502, 503, 504])('%i leaves it open', (status) => {
    expect(answered(status, {})).toEqual({ kind: 'unknown', because: `http-${status}` });
  });

  it.each([400, 403, 404, 422])('%i in HTML may be of something in between, and leaves it open', (status) => {
    const page = answered(status, undefined, {}, '<p>Not here</p>');
    expect(page).toEqual({ kind: 'unknown', because: `http-${status}` });
  });

  it('names the word and the field of an error, and never a sentence', () => {
    const refused = { kind: 'refused', permanent: true };
    expect(answered(422, { error: { code: 'no-such-user', field: 'assignee' } })).toEqual({
      ...{ ...refused, because: 'no-such-user', field: 'assignee' },
    });
    expect(answered(422, { error: { code: 'Maya has left', field: 7 } })).toEqual({
      ...{ ...refused, because: 'http-422' },
    });
  });

  it.each([
    ['7', 7],
    ['0', 1],
    ['86400', 3_600],
    ['Thu, 31 Jan 2030 12:01:30 GMT', 90],
    ['Thu, 31 Jan 2030 11:00:00 GMT', 1],
    ['soon', 60],
    ['-5', 60],
    [undefined, 60],
  ])('429 with Retry-After %s passes after %i s', (retryAfter, afterSeconds) => {
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    expect(answered(429, {}, headers)).toEqual({
      ...{ kind: 'deferred', because: 'RATE_LIMIT', afterSeconds, isBrief: true },
    });
  });
});

describe('a place in an answer', () => {
  const json = { a: [{ 'b/c': { '~': 1 } }], '': { x: null }, constructor: 'own' };

  it.each([
    ['', json],
    ['/a/0/b~1c/~0', 1],
    ['//x', null],
    ['/constructor', 'own'],
    ['/a/00', undefined],
    ['/a/-1', undefined],
    ['/a/length', undefined],
    ['/toString', undefined],
    ['/a/0/b~1c/~0/deeper', undefined],
  ])('%j', (pointer, value) => {
    expect(valueAt(json, pointer)).toEqual(value);
  });

  it('shows values as text', () => {
    expect([undefined, null, 'x', 3, true, { a: 1 }].map(textOf)).toEqual([
      '',
      '',
      'x',
      '3',
      'true',
      '{"a":1}',
    ]);
  });
});

describe('two values', () => {
  it.each([
    ['number', '1.50', '1.5', true],
    ['number', '1', '2', false],
    ['boolean', 'true', 'True', true],
    ['instant', '2030-01-31T12:00:00.000Z', '2030-01-31T13:00:00+01:00', true],
    ['instant', '2030-01-31', '2030-01-31T00:00:00Z', false],
    ['reference', 'Maya@example.com', 'maya@example.com', true],
    ['reference', 'U1', 'u1', false],
    ['text', ' a\r\nb ', 'a\nb', true],
    ['text', 'a', 'A', false],
    ['choice', 'open', 'Open', false],
  ] as const)('as a %s: %j and %j', (kind, wanted, shown, isSame) => {
    expect(isSameValue(kind, wanted, shown)).toBe(isSame);
  });
});
