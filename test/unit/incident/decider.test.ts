import { describe, expect, test } from 'vitest';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import { deciderOf } from '#domain/incident/decider-of.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';

const giver = 'jonas-weber';
const { contractOwner } = sampleContract;
const maya = personIdSchema.parse('maya-chen');
const tom = personIdSchema.parse('tom-okafor');
const desks = poolIdSchema.parse('desks');
const atDesk = { ambiguity: { desk: { person: tom } } };
const directory = {
  ...sampleDirectory,
  people: sampleDirectory.people.map((person) => ({ ...person, isActive: person.id !== maya })),
  pools: [{ id: desks, members: [maya, tom] }],
};
const pool = { ambiguity: { desk: { pool: desks } } };
const decider = (kind: Parameters<typeof deciderOf>[0]['kind'], rules = {}, people = directory) =>
  deciderOf({ kind }, giver, { contractOwner, ...rules }, people);

describe('who decides', () => {
  test('about what came back is its giver', () => {
    expect(decider('returned', atDesk)).toBe(giver);
  });

  test.each(['ambiguous', 'contradiction'] as const)(
    'about what is %s is the desk of the contract',
    (kind) => {
      expect(decider(kind, atDesk)).toBe(tom);
    },
  );

  test('at a desk of several is the first who is still there', () => {
    expect(decider('ambiguous', pool)).toBe(tom);
  });

  test('is the contract owner where nobody is left at the desk', () => {
    const left = directory.people.map((person) => ({ ...person, isActive: false }));
    expect(decider('ambiguous', pool, { ...directory, people: left })).toBe(contractOwner);
  });

  test('is the contract owner where there is no desk', () => {
    expect(decider('ambiguous')).toBe(contractOwner);
    expect(decider('contradiction')).toBe(contractOwner);
  });

  test.each(['declined', 'expired', 'mismatch'] as const)(
    'about anything else is the contract owner: %s',
    (kind) => {
      expect(decider(kind, atDesk)).toBe(contractOwner);
    },
  );
});
