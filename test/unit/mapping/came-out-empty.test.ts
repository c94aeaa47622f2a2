import { describe, expect, it } from 'vitest';
import type { FieldRule } from '#domain/contract/target.ts';
import { cameOutEmpty } from '#domain/mapping/came-out-empty.ts';

const property = (field: string): FieldRule => ({ field, from: { kind: 'property', property: 'p' } });
const text = (field: string, words: string): FieldRule => ({ field, from: { kind: 'text', text: words } });

describe('what Baton makes', () => {
  it('has a name: what it is called never comes out empty', () => {
    for (const field of ['name', 'title', 'Subject'])
      expect(cameOutEmpty([property(field)], { [field]: ' ' })).toEqual({ field, because: 'came-out-empty' });
  });

  it('may lack what a property of the record lacks', () => {
    expect(cameOutEmpty([property('notes')], { notes: '' })).toBeUndefined();
    expect(cameOutEmpty([property('name')], { name: 'A' })).toBeUndefined();
  });

  it('shows no text of which every property is empty', () => {
    const found = { field: 'notes', because: 'came-out-empty' };
    expect(cameOutEmpty([text('notes', 'For {p}')], { notes: '' })).toEqual(found);
    expect(cameOutEmpty([text('notes', 'For {p}')], { notes: 'For A' })).toBeUndefined();
  });
});
