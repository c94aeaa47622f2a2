import { expect, test } from 'vitest';
import { incidentFactSchema, memberSchema } from '#domain/incident/facts.ts';
import { memberOf } from '#domain/incident/member-of.ts';

test.each(['handoff#a@3', 'intake@0', 'handoff#a@1234'])(
  'a member is a subject and a commit: %s',
  (member) => {
    expect(memberSchema.safeParse(member).success).toBe(true);
  },
);

test.each(['', '@3', 'a', 'a@', 'a@b', 'a@b@3', 'a@3b', 'a@3 '])('%j is no member', (member) => {
  expect(memberSchema.safeParse(member).success).toBe(false);
});

test('whose trouble a new member is stays with it when its fact is read', () => {
  const joined = { type: 'IncidentJoined', contract: 'c', owner: 'tom-okafor', member: 'a@3' };
  expect(incidentFactSchema.parse(joined)).toEqual(joined);
});

test('a member says whose log it is from and by which commit; what is no subject has none', () => {
  expect(memberOf('handoff#a@34')).toEqual({ subject: 'handoff#a', seq: 34 });
  expect(memberOf('blocked#b.c@1')).toEqual({ subject: 'blocked#b.c', seq: 1 });
  expect(memberOf('intake@0')).toEqual({ subject: undefined, seq: 0 });
});
