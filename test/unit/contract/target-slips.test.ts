import { describe, expect, it } from 'vitest';
import { changedFolder } from './changed-folder.ts';

const { change, errors } = changedFolder('kickoff.yaml');

describe('a target in the shipped contract', () => {
  const asked = "assignee_is_member: 'true'";
  const named = "name: { text: 'Kickoff: {dealname}' }";

  it.each([
    [
      asked,
      'assignee_is_member: { filled: yes }',
      'sync.targets.1.expect.assignee_is_member.filled: expected true, found "yes"',
    ],
    [
      asked,
      'assignee_is_member: true',
      "sync.targets.1.expect.assignee_is_member: expected a value, or `oneOf:` with several, or `filled: true`, found true (did you mean 'true', in quotes?)",
    ],
    [
      asked,
      "assignee_is_membr: 'true'",
      'sync.targets.1.expect.assignee_is_membr: expected a field of a task: one of name, notes, due_on, completed, assignee_is_member, attachments, or custom_field:<id>, found "assignee_is_membr" (did you mean assignee_is_member?)',
    ],
    [
      named,
      "name: { text: 'Kickoff', from: dealname }",
      'sync.targets.1.fields.name: expected only one of `from:`, `text:` and `baton:`, found `from:` and `text:`',
    ],
  ])('with %s as %s is told what was meant', async (from, to, expected) => {
    change('kickoff.yaml', from, to);
    const found = await errors();
    expect(found.map((error) => error.replace(/^\S+ /, ''))).toEqual([expected]);
  });
});
