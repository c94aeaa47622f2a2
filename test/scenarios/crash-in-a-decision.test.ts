import { expect, test } from 'vitest';
import { holds } from '#test/scenario-support/holds.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';

const ROUNDS = 3;

/** Held for long, so that nothing of it is due, and the log's stream is paused. */
async function heldForLong() {
  const stage = await holds.declined!();
  await stage.rounds(2);
  expect(stage.world.rows.get(`handoff#${handoff(stage).handoffId}`)?.dueAt).toBeUndefined();
  stage.isStreamPaused = true;
  return stage;
}

test('a decision in a hold that was committed is carried out, wherever its process died', async () => {
  const held = await heldForLong();
  const retry = `/operator/handoffs/${handoff(held).handoffId}/retry`;
  const whole = held.fork();
  await request(whole, 'POST', retry, { reason: 'because' });
  expect(whole.fates.calls.map(({ call }) => call)).toContain('log.appendWithRow');
  for (let at = 1; at <= whole.fates.calls.length; at += 1) {
    const stage = held.fork();
    stage.fates.crashes.push({ at, moment: 'after' });
    await request(stage, 'POST', retry, { reason: 'because' });
    await stage.rounds(ROUNDS);
    const decided = facts(stage, 'HandoffReleased').length;
    expect(mailsTo(stage, MAYA_MAIL, 'offer'), `call ${at}`).toHaveLength(1 + decided);
    expect(handoff(stage).status).toBe(decided === 1 ? 'offered' : 'held');
  }
});
