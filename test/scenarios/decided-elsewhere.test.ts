import { expect, test } from 'vitest';
import { CONTACT, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoff } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { decisionTo, decline, look } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import type { WebAnswer } from '#test/scenario-support/web.ts';

/** Maya declined, an operator decided about it, and Lena opens the link of her mail. */
async function afterwards(
  ...decided: readonly [Parameters<typeof decideFor>[1], object?]
): Promise<WebAnswer> {
  const stage = await declined();
  const [decision, more = {}] = decided;
  await decideFor(stage, decision, handoff(stage).handoffId, { reason: 'not hers to read', ...more });
  await stage.pass(60);
  return look(stage, decisionTo(stage));
}

async function declined(): Promise<Stage> {
  const stage = await offered();
  await decline(stage);
  await stage.pass(60);
  return stage;
}

test.each([
  ['cancel', {}, 'Operator on duty asked to cancel it.'],
  ['reassign', { to: 'jonas-weber' }, 'Operator on duty decided: ask Jonas Weber.'],
  ['retry', {}, 'Operator on duty decided: try again.'],
] as const)(
  'after a command to %s, the link of a decision says what was decided, and when',
  async (...given) => {
    const [decision, more, sentence] = given;
    const { status, body } = await afterwards(decision, more);
    expect(status).toBe(200);
    expect(body).toContain('<h1>This is already decided</h1>');
    expect(body).toMatch(new RegExp(`Thu, Jan 31, 01:0\\d PM GMT\\+1: ${sentence}`));
    expect(body).not.toContain('not hers to read');
  },
);

test('of an event that a command released or discarded it is said too', async () => {
  for (const [decision, sentence] of [
    ['release', /Operator on duty/],
    ['cancel', /Operator on duty/],
  ] as const) {
    const stage = newStage();
    seedContact(stage, CONTACT, { company: '' });
    await setLifecycle(stage, 'salesqualifiedlead');
    seedContact(stage, CONTACT, { lifecyclestage: 'salesqualifiedlead', company: 'Northwind' });
    await decideFor(stage, decision, blockedEvents(stage)[0]?.id ?? '', { reason: 'not hers to read' });
    await stage.pass(60);
    const { status, body } = await look(stage, decisionTo(stage));
    expect([status, body]).toEqual([200, expect.stringMatching(sentence)]);
    expect(body).not.toContain('not hers to read');
  }
});

test('a link that nobody decided about, and that is too old, says that it has ended, and no more', async () => {
  const stage = await declined();
  stage.skip(91 * 24 * 60 * 60);
  const { status, body } = await look(stage, decisionTo(stage));
  expect(status).toBe(410);
  expect(body).toContain('This link has ended');
});
