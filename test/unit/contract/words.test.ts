import { describe, expect, it } from 'vitest';
import { closestOf } from '#domain/contract/closest.ts';
import { membersOf, personBySlackUser } from '#domain/contract/directory.ts';
import { editDistance } from '#domain/contract/edit-distance.ts';
import { kebab } from '#domain/contract/kebab.ts';
import type { Mode } from '#domain/contract/mode.ts';
import { MODES, stricterOf } from '#domain/contract/mode.ts';
import { remindAfterSeconds } from '#domain/contract/reminder.ts';
import { valueOf } from '#domain/contract/status-of.ts';
import { nearness, normalise } from '#domain/contract/nearness.ts';
import { sampleContract, sampleDirectory } from './sample.ts';

describe('between two words', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'bc', 1],
    ['bc', 'abc', 1],
    ['abc', 'acb', 1],
    ['ab', 'ba', 1],
    ['ca', 'abc', 3],
    ['aab', 'abb', 1],
    ['kitten', 'sitting', 3],
    ['abcdef', 'badcfe', 3],
    ['abxy', 'bacd', 3],
    ['ax', 'xb', 2],
    ['xa', 'bx', 2],
  ])('"%s" and "%s" lie %i letters', (one, other, letters) => {
    expect(editDistance(one, other)).toBe(letters);
  });

  it('nothing is suggested that is not near', () => {
    expect(closestOf('minimun', ['label', 'minimum'])).toBe('minimum');
    expect(closestOf('minimun', ['label', 'type'])).toBeUndefined();
    expect(closestOf('minimun', [])).toBeUndefined();
  });

  it.each([
    ['the same but for what does not count', 'Sales Qualified', 'sales-qualified', 1],
    ['a part of four letters', 'sale', 'salesqualifiedlead', 0.8],
    ['a part that is nearly all', 'customer', 'customers', 8 / 9],
    ['a part of three letters, which stands for it', 'sal', 'salesqualifiedlead', 0.7],
    ['a part of three letters, which does not', 'ead', 'salesqualifiedlead', 0],
    ['first letters', 'sql', 'salesqualifiedlead', 0.7],
    ['five of its letters', 'sqled', 'salesqualifiedlead', 0.7],
    ['six of its letters', 'sqlead', 'salesqualifiedlead', 0],
    ['half of its letters', 'sq', 'saqx', 0.7],
    ['more than half of its letters', 'ab', 'axb', 2 / 3],
    ['a single letter', 's', 'sales', 0],
    ['letters that begin otherwise', 'ql', 'salesqualifiedlead', 0],
    ['letters in another order', 'slq', 'sales', 0],
    ['four letters in ten that differ', 'abcde', 'abcxy', 0.6],
    ['more that differ', 'abcde', 'abxyz', 0],
    ['nothing beside something', '', 'abc', 0],
    ['nothing that counts', '!', '?', 0],
  ])('%s: "%s" and "%s" are as near as %d', (_, one, other, near) => {
    expect(nearness(one, other)).toBeCloseTo(near, 10);
    expect(nearness(other, one)).toBeCloseTo(near, 10);
  });

  it('spaces, case and marks do not count', () => {
    expect(normalise('Sales – Qualifiéd 2')).toBe(normalise('sales-qualifiéd2'));
    expect(normalise('ﬁNAL')).toBe('final');
  });
});

describe('an id made of a name', () => {
  it.each([
    ['Maya Chen', 'maya-chen'],
    ['  José  Ángel ', 'jose-angel'],
    ['O’Neil & Sons', 'o-neil-sons'],
    ['!?', ''],
  ])('%s is %s', (name, id) => {
    expect(kebab(name)).toBe(id);
  });
});

describe('of two modes', () => {
  it('the stricter one counts, whoever has it', () => {
    const pairs: readonly (readonly [Mode, Mode, Mode])[] = [
      ['observe', 'pilot', 'observe'],
      ['pilot', 'enforce', 'pilot'],
      ['observe', 'enforce', 'observe'],
    ];
    for (const [one, other, stricter] of pairs) {
      expect(stricterOf(one, other)).toBe(stricter);
      expect(stricterOf(other, one)).toBe(stricter);
    }
    for (const mode of MODES) expect(stricterOf(mode, mode)).toBe(mode);
  });
});

describe('a reminder', () => {
  it('is counted from the offer on, or back from the deadline', () => {
    expect(remindAfterSeconds({ after: '10m' }, 3600)).toBe(600);
    expect(remindAfterSeconds({ before: '10m' }, 3600)).toBe(3000);
    for (const none of [{}, { after: 'soon' }, { before: 'soon' }])
      expect(remindAfterSeconds(none, 3600)).toBeNaN();
  });
});

describe('the value of a vendor for a status', () => {
  const { statusMap } = sampleContract;

  it('is the one that stands for it, and none where several do', () => {
    expect(valueOf({ statusMap }, 'sales-qualified')).toBe('salesqualifiedlead');
    expect(valueOf({ statusMap }, 'unheard-of')).toBeUndefined();
    const [first] = Object.values(statusMap);
    if (first === undefined) throw new Error('the sample maps statuses');
    expect(valueOf({ statusMap: { one: first, two: first } }, first)).toBeUndefined();
  });
});

describe('the directory', () => {
  it('finds people by pool, in its order, and by Slack', () => {
    const [pool] = sampleDirectory.pools;
    if (pool === undefined) throw new Error('the sample has a pool');
    expect(membersOf(sampleDirectory, pool.id).map(({ id }) => id)).toEqual(pool.members);
    expect(membersOf(sampleDirectory, 'nowhere')).toEqual([]);
    const [person, ...others] = sampleDirectory.people;
    if (person === undefined) throw new Error('the sample has people');
    const people = [...others, { ...person, ids: { ...person.ids, slack: 'U1' } }];
    expect(personBySlackUser({ ...sampleDirectory, people }, 'U1')?.id).toBe(person.id);
    expect(personBySlackUser({ ...sampleDirectory, people }, 'U2')).toBeUndefined();
    const gone = { ...sampleDirectory, people: others };
    expect(membersOf(gone, pool.id).map(({ id }) => id)).toEqual(
      pool.members.filter((id) => id !== person.id),
    );
  });
});
