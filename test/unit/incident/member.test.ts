import { expect, test } from 'vitest';
import { incidentFactSchema, memberSchema } from '#domain/incident/facts.ts';

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
