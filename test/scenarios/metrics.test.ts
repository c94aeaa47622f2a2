import { expect, onTestFinished, test } from 'vitest';
import { metrics } from '#cli/commands/metrics.ts';
import { createWorld } from '#adapters/memory/world.ts';
import type { ContractMetrics } from '#adapters/operator-api/contract-metrics.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { operatorRoutes } from '#domain/operator/routes.ts';
import { deliver, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { acceptedWith } from '#test/scenario-support/holds.ts';
import { handoff, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { addMapping, decideFor, pause, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decline,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
  sendUntilAnswered,
} from '#test/scenario-support/people.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { heldForbidden, LEAD, OPPORTUNITY, stageOfTwo, toms } from '#test/scenario-support/two-owners.ts';
import { kickoffContract, sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import vectors from '#test/vectors/hubspot-webhook-batch.json' with { type: 'json' };

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** The command as operators run it, without the network. */
async function measured(
  stage: Stage,
  contract: string = stage.contract.id,
): Promise<{ one: ContractMetrics; exitCode: number }> {
  const ask = async (path: string, query: Readonly<Record<string, string>> = {}) =>
    (await request(stage, 'GET', `${path}?${new URLSearchParams(query).toString()}`)).answer;
  const api = {
    contracts: async () => operatorRoutes.contracts.answer.parse(await ask('/operator/contracts')),
    measures: async (contract: string, query: Readonly<Record<string, string>>) =>
      operatorRoutes.measures.answer.parse(await ask(`/operator/contracts/${contract}/measures`, query)),
  };
  const { data, exitCode } = await metrics(api, contract);
  const [one] = (data as { contracts: readonly ContractMetrics[] }).contracts;
  if (one === undefined) throw new Error('the stage has a contract');
  return { one, exitCode };
}

const crossed = ({ judgements }: ContractMetrics) =>
  judgements.flatMap(({ threshold, outcome }) => (outcome === 'crossed' ? [threshold] : []));

async function begin(stage: Stage, contact: string): Promise<void> {
  seedContact(stage, contact);
  await setLifecycle(stage, 'salesqualifiedlead', contact);
}

const withFallback: Contract = {
  ...sampleContract,
  fallback: { person: personIdSchema.parse('priya-nair') },
};

test('what is accepted and entered in time keeps every threshold', async () => {
  const stage = newStage(sampleContract);
  await begin(stage, '601');
  await stage.pass(10 * MINUTE);
  await accept(stage);
  const { one, exitCode } = await measured(stage);
  expect(one.metrics).toMatchObject({
    ...{ handoffs: 1, asked: 1, offers: 1, offersPerAcceptance: 1 },
    acknowledged: { inTime: 1, late: 0, never: 0, share: 1 },
    timeToAcknowledge: { p50: 10 * MINUTE, p90: 10 * MINUTE },
    sync: { done: 1, failed: 0, share: 0 },
    waiting: { handoffs: 0 },
  });
  expect([crossed(one), exitCode]).toEqual([[], 0]);
});

test('whoever is never answered stays in the denominator, and the fallback is late however quick', async () => {
  const stage = newStage(withFallback);
  await begin(stage, '601');
  await decline(stage);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await begin(stage, '602');
  await stage.pass(4 * HOUR);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await begin(stage, '603');
  await stage.pass(8 * HOUR);
  const { one, exitCode } = await measured(stage);
  expect(one.metrics).toMatchObject({
    ...{ handoffs: 3, offers: 6, declined: 1, offersPerAcceptance: 3 },
    acknowledged: { inTime: 1, late: 1, never: 1, share: 1 / 3 },
    timeToAcknowledge: { p90: 'never' },
    expired: { offers: 3, answered: 3, share: 0.5 },
    fallback: { handoffs: 3, share: 1 },
    waiting: { handoffs: 1, late: 1, oldest: { id: handoffs(stage)[2]?.handoffId, seconds: 8 * HOUR } },
  });
  expect(crossed(one)).toEqual([
    'acknowledgedInTime',
    'acknowledgedP50Seconds',
    'acknowledgedP90Seconds',
    'expired',
  ]);
  expect(exitCode).toBe(1);
});

test('a system that says yes and changes nothing is a failed sync, also once somebody mended it', async () => {
  const drop = { does: 'say yes and drop it' } as const;
  const stage = await acceptedWith(drop, drop, drop);
  expect(handoff(stage).status).toBe('held');
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(15 * MINUTE);
  expect(handoff(stage).status).toBe('completed');
  const { one, exitCode } = await measured(stage);
  expect(one.metrics).toMatchObject({ acknowledged: { share: 1 }, sync: { done: 0, failed: 1, share: 1 } });
  expect([crossed(one), exitCode]).toEqual([['failedSync'], 1]);
});

test('what is sent back is a return; it waits with its giver, and is a breach once the deadline has passed', async () => {
  const stage = newStage(sampleContract);
  await begin(stage, '601');
  const form = { answer: 'return', 'return-reason': 'incomplete', missing: 'company' };
  await sendUntilAnswered(stage, offerTo(stage, MAYA_MAIL), form);
  await stage.run();
  const before = await measured(stage);
  expect(before.one.metrics).toMatchObject({
    returned: 1,
    acknowledged: { never: 0 },
    waiting: { handoffs: 1, late: 0 },
  });
  const { giver, handoffId } = handoff(stage);
  expect(before.one.quality).toMatchObject({
    returns: [{ giver, reason: 'incomplete', count: 1 }],
    transformed: { handoffs: 1, rejected: 0, share: 1 },
    byCause: [{ cause: 'returned', count: 1, open: 1, recover: { p50: 'never' } }],
  });
  await stage.pass(5 * HOUR);
  const after = await measured(stage);
  expect(after.one.metrics).toMatchObject({ acknowledged: { never: 1 }, waiting: { late: 1 } });
  expect(after.one.quality).toMatchObject({ reworkHours: 5 });
  await decideFor(stage, 'reassign', handoffId, { to: 'maya-chen' });
  await stage.pass(HOUR);
  await accept(stage);
  await stage.pass(3 * HOUR);
  expect((await measured(stage)).one.quality).toMatchObject({
    byCause: [{ cause: 'returned', open: 0, recover: { p50: 5 * HOUR } }],
    reworkHours: 6,
  });
});

test('an event that cannot be read is rejected for its field, and a handoff too once it was put right', async () => {
  const stage = newStage(sampleContract);
  await begin(stage, '601');
  seedContact(stage, '602');
  await setLifecycle(stage, 'evangelist', '602');
  expect((await measured(stage)).one.quality).toMatchObject({
    transformed: { handoffs: 1, rejected: 1, share: 0.5 },
    rejected: [{ source: 'hubspot', field: 'lifecyclestage', count: 1, rate: 0.5 }],
  });
  await addMapping(stage, 'evangelist', 'sales-qualified');
  expect((await measured(stage)).one.quality).toMatchObject({ transformed: { handoffs: 2, rejected: 1 } });
});

test('a system that refuses for a while: each verdict, what was tried again, and how long it took', async () => {
  const drop = { does: 'say yes and drop it' } as const;
  const stage = await acceptedWith(drop, drop, drop);
  await stage.pass(HOUR);
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.pass(15 * MINUTE);
  const { one } = await measured(stage);
  expect(one.quality).toMatchObject({ verdicts: { verified: 1 }, retried: { byPeople: 1 } });
  expect(one.quality.byCause).toMatchObject([{ cause: 'mismatch', count: 1, open: 0 }]);
  expect(one.quality.reworkHours).toBeGreaterThanOrEqual(1);
});

test('an outage is one incident, however many handoffs wait in it', async () => {
  const stage = await offeredMany(3);
  stage.hubspot.outage = { does: 'answer', status: 503 };
  await acceptAll(stage);
  await stage.pass(HOUR);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 3 } }]);
  expect((await measured(stage)).one.quality.byCause).toMatchObject([
    { cause: 'target-deferred', count: 1, open: 1, handoffs: 3, recover: { p50: 'never' } },
  ]);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect((await measured(stage)).one.quality.byCause).toMatchObject([{ count: 1, open: 0, handoffs: 3 }]);
});

test('an incident that holds handoffs of two contracts counts once under each', async () => {
  const stage = await heldForbidden(stageOfTwo(), LEAD, OPPORTUNITY, OPPORTUNITY);
  expect(openIncidents(stage)).toHaveLength(1);
  expect((await measured(stage)).one.quality.byCause).toMatchObject([{ count: 1, open: 1, handoffs: 1 }]);
  const { one } = await measured(stage, toms.id);
  expect(one.quality.byCause).toMatchObject([{ count: 1, open: 1, handoffs: 2 }]);
});

test('a pause moves the deadline', async () => {
  const stage = newStage(sampleContract);
  await begin(stage, '601');
  await pause(stage, '3h');
  await stage.pass(6 * HOUR);
  await accept(stage);
  expect((await measured(stage)).one.metrics).toMatchObject({
    acknowledged: { inTime: 1, share: 1 },
    elapsedToAcknowledge: { p50: 6 * HOUR },
  });
});

test('the amount is that of when it began, and is gone with what is erased', async () => {
  const stage = new Stage(kickoffContract, sampleDirectory, createWorld(), [sampleContract]);
  onTestFinished(() => expectSound(stage));
  const deal = '546500061938';
  const values = {
    dealname: 'Larsen Foods: procurement suite',
    amount: '600000.50',
    closedate: '2030-01-31',
  };
  stage.hubspot.set(
    deal,
    { ...values, pipeline: 'default', dealstage: 'closedwon', hubspot_owner_id: '71002' },
    '98002',
  );
  await deliver(stage, JSON.stringify(vectors.c_generic_propertyChange));
  await stage.run();
  stage.hubspot.set(deal, { amount: '1' }, '98002');
  const { one, exitCode } = await measured(stage);
  expect(one.metrics.waiting).toMatchObject({ handoffs: 1, amount: 600_000.5, withoutAmount: 0 });
  expect([crossed(one), exitCode]).toEqual([['waitingAmount'], 1]);
  const log = [...stage.world.commits.values()].flat().map(({ text }) => text);
  expect(log.join('\n')).not.toContain('600000');
  stage.world.texts.delete(`brief#${handoff(stage).handoffId}`);
  expect((await measured(stage)).one.metrics.waiting).toMatchObject({ amount: 0, withoutAmount: 1 });
});

test('what is only observed is in none of the numbers', async () => {
  const stage = newStage({ ...sampleContract, mode: 'observe' });
  await begin(stage, '601');
  await stage.pass(5 * HOUR);
  const { one, exitCode } = await measured(stage);
  expect(one.metrics).toMatchObject({ handoffs: 0, waiting: { handoffs: 0 } });
  expect([crossed(one), exitCode]).toEqual([[], 0]);
});
