import { expect, test } from 'vitest';
import { refusalPhrase } from '#domain/story/refusal-phrase.ts';

test('a code of a system is told in plain words, with the code in brackets', () => {
  expect(refusalPhrase('INVALID_FIELD')).toBe(
    'there is no such field, or Baton may not see it (INVALID_FIELD)',
  );
});

test('a code that nobody has explained is told in words, with the code in brackets', () => {
  expect(refusalPhrase('DUPLICATES_DETECTED')).toBe('duplicates detected (DUPLICATES_DETECTED)');
});

test('a single word, and a code of our own, are told as they are', () => {
  expect(refusalPhrase('ECONNREFUSED')).toBe('ECONNREFUSED');
  expect(refusalPhrase('no-record')).toBe('no record');
  expect(refusalPhrase('INVALID')).toBe('INVALID');
  expect(refusalPhrase('http-INVALID_FIELD')).toBe('http INVALID FIELD');
  expect(refusalPhrase('INVALID_FIELD-there')).toBe('INVALID FIELD there');
  expect(refusalPhrase('constructor')).toBe('constructor');
});
