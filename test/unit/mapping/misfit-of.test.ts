import { describe, expect, it } from 'vitest';
import { misfitOf } from '#domain/mapping/misfit-of.ts';
import type { FieldType } from '#domain/ports/connector.ts';

const found = (value: string, type: Partial<FieldType> & Pick<FieldType, 'kind'>) =>
  misfitOf({ f: value }, { f: { isWritable: true, ...type } })?.because;

describe('a value that a system would not take', () => {
  it.each([
    ['too-long', 'abcd', { kind: 'text', maxLength: 3 }],
    ['not-number', 'many', { kind: 'number' }],
    ['not-date', '2030-01-31T00:00:00Z', { kind: 'date' }],
    ['not-date', 'on 2030-01-31', { kind: 'date' }],
    ['not-instant', 'soon', { kind: 'instant' }],
    ['not-boolean', 'yes', { kind: 'boolean' }],
    ['not-choice', 'S', { kind: 'choice' }],
    ['not-choice', 'XL', { kind: 'choice', choices: ['S', 'M'] }],
    ['not-choices', 'S;XL', { kind: 'choices', choices: ['S', 'M'] }],
    ['not-writable', 'x', { kind: 'text', isWritable: false }],
  ] as const)('is found: %s', (because, value, type) => {
    expect(found(value, type)).toBe(because);
  });

  it.each([
    ['abc', { kind: 'text', maxLength: 3 }],
    ['-1.5', { kind: 'number' }],
    ['2030-01-31', { kind: 'date' }],
    ['2030-01-31T00:00:00Z', { kind: 'instant' }],
    ['false', { kind: 'boolean' }],
    ['true', { kind: 'boolean' }],
    ['', { kind: 'choice', choices: ['S'] }],
    ['', { kind: 'date' }],
    ['M', { kind: 'choice', choices: ['S', 'M'] }],
    ['M;S', { kind: 'choices', choices: ['S', 'M'] }],
    ['71001', { kind: 'reference' }],
    ['anything', { kind: 'other' }],
    ['', { kind: 'number' }],
  ] as const)('is not %j where it fits', (value, type) => {
    expect(found(value, type)).toBeUndefined();
  });

  it('is one of a field that is not there', () => {
    expect(misfitOf({ a: '1', b: '2' }, { a: { kind: 'text', isWritable: true } })).toEqual({
      field: 'b',
      because: 'unknown-field',
    });
    expect(misfitOf({ constructor: '1' }, {})).toEqual({ field: 'constructor', because: 'unknown-field' });
  });
});
