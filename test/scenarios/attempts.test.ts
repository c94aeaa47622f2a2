import { expect, test } from 'vitest';
import { attemptsAnswerSchema } from '#domain/operator/evidence.ts';
import type { AttemptsAnswer } from '#domain/operator/evidence.ts';
import { MAYA } from '#test/scenario-support/crm.ts';
import { acceptedWith } from '#test/scenario-support/holds.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

async function attemptsOf(stage: Stage, work: string): Promise<AttemptsAnswer['attempts']> {
  const path = `/operator/handoffs/${handoff(stage).handoffId}/attempts`;
  const { attempts } = attemptsAnswerSchema.parse((await request(stage, 'GET', path)).answer);
  return attempts.filter((one) => one.work === work);
}

test('what was sent for a handoff and what the system said can be looked up, by purpose', async () => {
  const stage = await acceptedWith();
  const { handoffId, correlationId } = handoff(stage);
  const [first] = await attemptsOf(stage, 'sync');
  expect(first).toMatchObject({ target: 'hubspot', attempt: 1, outcome: 'verified', correlationId });
  expect(first?.exchanges.map(({ purpose, status }) => [purpose, status])).toEqual([
    ['read', 200],
    ['write', 200],
    ['read-back', 200],
  ]);
  expect(first?.exchanges[1]).toMatchObject({ idempotencyKey: `${handoffId}.hubspot.1`, method: 'PATCH' });
  expect(first?.exchanges[1]?.sent).toContain(`"hubspot_owner_id":"${MAYA}"`);
});

test('what Baton understood of an answer is kept with it, and that the handoff is held', async () => {
  const stage = await acceptedWith({ does: 'answer', status: 403 });
  const [first] = await attemptsOf(stage, 'sync');
  expect(first?.exchanges.map(({ understood }) => understood?.kind)).toEqual(['ok', 'refused']);
  expect(first?.exchanges[1]?.understood).toMatchObject({ because: 'VALIDATION_ERROR' });
  expect(first?.outcome).toBe('held');
});

test.each([
  ['still shows the old value', 'still-old', { does: 'say yes and drop it' }],
  ['shows another one', 'shows-other', { does: 'write something else', property: 'baton_since', value: 'x' }],
] as const)('of a read-back that %s it is kept that it does', async (_, outcome, fault) => {
  const stage = await acceptedWith(fault);
  expect((await attemptsOf(stage, 'sync')).map((go) => go.outcome)).toContain(outcome);
});

test('a request without an answer is kept with the reason', async () => {
  const stage = await acceptedWith({ does: 'time out' });
  const [first] = await attemptsOf(stage, 'sync');
  expect(first?.exchanges[1]).toMatchObject({ purpose: 'write', because: 'timeout' });
  expect(first?.exchanges[1]?.status).toBeUndefined();
});

test('no value of a person is kept', async () => {
  const stage = await acceptedWith();
  const kept = JSON.stringify([...stage.world.attemptRecords.values()]);
  expect(kept).toContain('baton_accepted_by');
  expect(kept).not.toMatch(/Maya|@example\.com|Northwind/);
});

test('what Baton shows of itself on the record is kept too, and is no attempt', async () => {
  const stage = await acceptedWith();
  const [shown] = await attemptsOf(stage, 'reflect');
  expect(shown).toMatchObject({ target: 'hubspot', outcome: 'shown' });
  expect(shown?.attempt).toBeUndefined();
});

test('that it cannot be kept fails nothing', async () => {
  const stage = await offered();
  stage.world.attemptRecords.set = () => {
    throw new Error('the table refuses');
  };
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.errors).toEqual([]);
  expect(await attemptsOf(stage, 'sync')).toEqual([]);
  expect(stage.told.map(({ metric }) => metric)).toContain('AttemptNotKept');
});
