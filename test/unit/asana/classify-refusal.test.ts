import { expect, test } from 'vitest';
import { classifyRefusal } from '#adapters/asana/classify-refusal.ts';

const answer = (status: number, json: unknown, headers: Record<string, string> = {}) =>
  classifyRefusal({ kind: 'answered', status, json, headers: new Headers(headers) });
const error = (message: string) => ({ errors: [{ message, help: 'Read the docs.' }] });

test.each([
  ['assignee: Not a user in Organization: maya.chen@example.com', 'NOT_A_USER', 'assignee'],
  ['projects: [0]: Unknown object: 12', 'UNKNOWN_OBJECT', 'project'],
  ['workspace: Missing input', 'MISSING_INPUT', 'workspace'],
  ['projects: Cannot write this property', 'NOT_WRITABLE', 'project'],
  ['Custom field with ID 77 is not on given object', 'NOT_ON_PROJECT', 'custom_field:77'],
  ['due_on: Date must be in ISO-8601 (yyyy-mm-dd) format, not: tomorrow', 'NOT_A_DATE', 'due_on'],
])('a 400 names the field and a code, and no value of a person: %s', (message, because, field) => {
  expect(answer(400, error(message))).toEqual({ kind: 'refused', because, permanent: true, field });
});

test('words that are not known are no code, and nothing of them is kept', () => {
  expect(answer(400, error('Something about Maya Chen'))).toEqual({
    ...{ kind: 'refused', because: 'http-400', permanent: true },
  });
});

test('a key that is taken is tried again: the thing is there', () => {
  const taken = answer(400, error('external: gid: baton-1 is already assigned to another object'));
  expect(taken).toEqual({ kind: 'refused', because: 'KEY_TAKEN', permanent: false, field: 'external' });
});

test.each([402, 403, 405, 406, 410, 412, 413, 415, 422, 423, 428, 451])('%i is for good', (status) => {
  expect(answer(status, error('No.'))).toEqual({
    kind: 'refused',
    because: `http-${String(status)}`,
    permanent: true,
  });
});

test('who is not let in, and what is not there', () => {
  expect(answer(401, error('Not Authorized'))).toEqual({ kind: 'unauthorised' });
  expect(answer(404, error('task: Unknown object: 12'))).toEqual({ kind: 'not-found' });
});

test.each([
  [{ 'retry-after': '30' }, 30],
  [{ 'retry-after': '0' }, 1],
  [{ 'retry-after': '999999' }, 3_600],
  [{ 'retry-after': 'Fri, 20 Nov 2026 10:00:00 GMT' }, 60],
  [{}, 60],
])('too many requests wait as long as is said: %j', (headers, afterSeconds) => {
  expect(answer(429, error('Too many.'), headers)).toEqual({
    ...{ kind: 'deferred', because: 'RATE_LIMIT', afterSeconds, isBrief: true },
  });
});

test.each([202, 207, 301, 302, 408, 409, 425, 500, 502, 503, 504])('%i leaves it open', (status) => {
  expect(answer(status, error('Server Error'))).toEqual({
    kind: 'unknown',
    because: `http-${String(status)}`,
  });
});

test.each([undefined, '', [], {}, { errors: [] }, { errors: 'no' }, { message: 'Forbidden' }])(
  'what does not have the form of Asana’s own errors is somebody else’s word: %j',
  (json) => {
    expect(answer(403, json)).toEqual({ kind: 'unknown', because: 'http-403' });
    expect(answer(404, json)).toEqual({ kind: 'unknown', because: 'http-404' });
  },
);
