import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

/** Accepted, while HubSpot does this to the writes of the owner. */
async function acceptedWhile(...faults: readonly HubSpotFault[]): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.writeFaults.push(...faults);
  await accept(stage);
  await stage.pass(15 * 60);
  return stage;
}

const story = async (stage: Stage): Promise<string> =>
  JSON.stringify((await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}`)).answer);

test('what was written although its answer was lost says so, and how it was lost', async () => {
  const stage = await acceptedWhile({ does: 'time out', applied: true });
  expect(handoff(stage).status).toBe('completed');
  const [verified] = facts(stage, 'TargetVerified');
  expect(verified).toHaveProperty('unanswered', expect.stringMatching(/timeout/i));
  expect(await story(stage)).toMatch(/verified\. What became of the write was open until then: .*timeout/i);
});

test.each<[string, HubSpotFault, RegExp]>([
  ['an answer that never came', { does: 'time out' }, /timeout/i],
  ['an error of the system', { does: 'answer', status: 500 }, /^http-500$/],
  ['a page instead of an answer', { does: 'html' }, /./],
])('the next attempt says what kept the one before open: %s', async (_name, fault, code) => {
  const stage = await acceptedWhile(fault);
  expect(handoff(stage).status).toBe('completed');
  const [first, second] = facts(stage, 'TargetPlanned');
  expect(first).not.toHaveProperty('unanswered');
  expect(second).toHaveProperty('unanswered', expect.stringMatching(code));
  expect(await story(stage)).toContain('What became of the write before was left open:');
});

test('what failed after the last attempt says what kept that open', async () => {
  const stage = await acceptedWhile(...Array<HubSpotFault>(3).fill({ does: 'answer', status: 500 }));
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { because: 'no-answer' } });
  expect(facts(stage, 'TargetFailed')).toMatchObject([{ because: 'no-answer', unanswered: 'http-500' }]);
  expect(await story(stage)).toContain('What became of the last write was left open: http 500.');
});

test('a reversal whose answer was lost says so too', async () => {
  const stage = await acceptedWhile(...Array<HubSpotFault>(3).fill({ does: 'say yes and drop it' }));
  stage.hubspot.set('501', { hubspot_owner_id: '71001' }, 'integration');
  stage.hubspot.writeFaults.push({ does: 'time out', applied: true });
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(15 * 60);
  const [reversed] = facts(stage, 'TargetReversed');
  expect(reversed).toHaveProperty('unanswered', expect.stringMatching(/timeout/i));
});

test('an answer that came leaves nothing open', async () => {
  const stage = await acceptedWhile();
  expect(facts(stage, 'TargetVerified')[0]).not.toHaveProperty('unanswered');
});
