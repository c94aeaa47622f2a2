import { expect, test } from 'vitest';
import { CONTACT, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoff, handoffs, incidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, operate } from '#test/scenario-support/operator.ts';
import { decide, decisionTo, decline, look, TOM_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { heldForbidden, LEAD, OPPORTUNITY, stageOfTwo } from '#test/scenario-support/two-owners.ts';
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

const LINK_LIFE_SECONDS = 90 * 24 * 60 * 60;

test('a link that is too old never says that nothing is left to decide while something of it waits', async () => {
  const stage = await heldForbidden(newStage(), LEAD, LEAD);
  await decideFor(stage, 'cancel', handoffs(stage)[0]?.handoffId ?? '');
  stage.skip(LINK_LIFE_SECONDS);
  const { status, body } = await look(stage, decisionTo(stage));
  expect(status).toBe(410);
  expect(body).toContain('If something still waits for you, your latest mail from Baton has the link.');
});

const forbidden = { does: 'answer', status: 403 } as const;

/** HubSpot did not let itself be shown the state of one handoff of each of these values, and does again. */
async function notShown(stage: Stage, ...values: readonly string[]): Promise<Stage> {
  stage.hubspot.reflectFaults.push(...Array<typeof forbidden>(100).fill(forbidden));
  for (const [index, value] of values.entries()) {
    const contact = String(501 + index);
    seedContact(stage, contact);
    await setLifecycle(stage, value, contact);
  }
  await stage.pass(600);
  stage.hubspot.reflectFaults.length = 0;
  return stage;
}

/** An operator closes the one incident that is open: what it holds is tried once more. */
async function seenTo(stage: Stage): Promise<void> {
  const path = `/operator/incidents/${incidents(stage)[0]?.id ?? ''}/resolve`;
  await operate(stage, 'POST', path, { reason: 'seen to' });
  await stage.pass(120);
}

test('of what was tried once more it says that, and not what was decided about the handoff besides', async () => {
  const stage = await notShown(newStage(), LEAD);
  await seenTo(stage);
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain('<h1>This is already decided</h1>');
  expect(body).not.toContain('asked to cancel it');
});

test('it says nothing of what somebody had tried once more of the part of others', async () => {
  const stage = await notShown(stageOfTwo(), LEAD, OPPORTUNITY);
  await decide(stage, { choice: 'retry' }, decisionTo(stage, TOM_MAIL));
  await seenTo(stage);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain('Operator on duty');
  expect(body).not.toContain('Tom Okafor');
});
