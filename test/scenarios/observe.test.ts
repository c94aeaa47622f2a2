import { describe, expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#adapters/memory/world.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { contractIdSchema, personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import {
  CONTACT,
  deleteContact,
  deliver,
  deliverUntilTaken,
  JONAS_USER,
  mergeContact,
  PRIYA,
  reportOwner,
  seedContact,
  setLifecycle,
  setOwner,
  stageEvent,
} from '#test/scenario-support/crm.ts';
import {
  blockedEvents,
  facts,
  factTypes,
  handoff,
  handoffs,
  incidents,
} from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { addMapping, decideFor, receiptOf, request } from '#test/scenario-support/operator.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const observing: Contract = { ...sampleContract, mode: 'observe' };

/** Calls by which nothing leaves Baton: its own tables, clocks and queues, and reading. */
const INWARD =
  /^(log|rows|texts|receipts|turns|absences|timers|timerMarks|bookmarks|claims|contractVersions|health|secrets|deadLetters)\.|^(hubspot\.read|queues\.(wake|admit|deliver))$/;

/** A stage that records every call that its Lambdas make, and at whose end none has reached anybody or anything. */
function silent(contract = observing): Stage {
  const stage = newStage(contract);
  onTestFinished(() => {
    expect(
      [...new Set(stage.fates.calls.map(({ call }) => call))].filter((call) => !INWARD.test(call)),
    ).toEqual([]);
    expect(stage.world.mails).toEqual([]);
    expect(stage.hubspot.requests.filter(({ method }) => method === 'write')).toEqual([]);
    expect(incidents(stage)).toEqual([]);
    expect(stage.errors).toEqual([]);
  });
  return stage;
}

/** The contact becomes sales qualified under a contract that is only observed, and its deadline passes. */
async function watched(contract = observing): Promise<Stage> {
  const stage = silent(contract);
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

const id = (name: string) => personIdSchema.parse(name);
const tied: Contract = {
  ...observing,
  routing: {
    strategy: 'rules',
    rules: [id('maya-chen'), id('jonas-weber')].map((person) => ({
      priority: 0,
      ask: { strategy: 'named-person' as const, person },
    })),
  },
};

describe('under a contract that observes', () => {
  test('what would have happened is recorded, and what became of it', async () => {
    const stage = await watched();
    expect(handoff(stage)).toMatchObject({
      status: 'observed',
      observation: {
        would: { kind: 'ask', to: 'maya-chen', because: 'named' },
        until: '2030-01-31T16:00:00.000Z',
      },
    });
    expect(factTypes(stage)).toEqual(['HandoffRequested', 'HandoffObserved']);
    await stage.pass(HOUR);
    await setOwner(stage, PRIYA);
    expect(facts(stage, 'TransferObserved')).toMatchObject([{ owner: 'priya-nair', tookSeconds: HOUR }]);
    await stage.pass(24 * HOUR);
    expect(facts(stage, 'TransferOverdue')).toEqual([]);
  });

  test('the deadline passes, and nobody is told', async () => {
    const stage = await watched();
    await stage.pass(4 * HOUR);
    expect(facts(stage, 'TransferOverdue')).toHaveLength(1);
    await stage.rounds(3);
    expect([...stage.world.rows.values()].filter(({ dueAt }) => dueAt !== undefined)).toEqual([]);
    await setOwner(stage, PRIYA);
    expect(facts(stage, 'TransferObserved')).toMatchObject([{ tookSeconds: 4 * HOUR + 900 }]);
    await setOwner(stage, '71004');
    expect(facts(stage, 'TransferObserved')).toHaveLength(1);
  });

  test('the deadline passes although its timer and the stream are lost', async () => {
    const stage = silent();
    stage.isStreamPaused = true;
    await setLifecycle(stage, 'salesqualifiedlead');
    await stage.pass(5 * HOUR);
    await stage.rounds(1);
    expect(facts(stage, 'TransferOverdue')).toHaveLength(1);
  });

  test('a change that is reported again is the same observation', async () => {
    const stage = await watched();
    const [again] = await deliverUntilTaken(stage, [stageEvent(stage)]);
    await stage.run();
    expect(handoffs(stage)).toHaveLength(1);
    expect(await receiptOf(stage, again ?? '')).toMatchObject({ outcome: 'duplicate' });
  });

  test('its receipt says so', async () => {
    const stage = silent();
    const [receipt = ''] = await setLifecycle(stage, 'salesqualifiedlead');
    expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'accepted', because: 'observed' });
    const [owner = ''] = (await stage.pass(60), await setOwner(stage, PRIYA));
    expect(await receiptOf(stage, owner)).toMatchObject({
      outcome: 'accepted',
      because: 'transfer-observed',
    });
  });

  test('an owner who was entered before the event was read counts', async () => {
    const stage = silent();
    stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, JONAS_USER);
    const event = stageEvent(stage);
    await stage.pass(90);
    stage.hubspot.set(CONTACT, { hubspot_owner_id: PRIYA }, JONAS_USER);
    await deliver(stage, JSON.stringify([event]));
    await stage.run();
    expect(facts(stage, 'TransferObserved')).toMatchObject([{ owner: 'priya-nair', tookSeconds: 90 }]);
  });

  test('an owner whom nobody has changed since is no transfer', async () => {
    const stage = await watched();
    await reportOwner(stage);
    expect(facts(stage, 'TransferObserved')).toEqual([]);
  });

  test('an owner whom the directory does not know is one all the same', async () => {
    const stage = await watched();
    await stage.pass(60);
    await setOwner(stage, '99999');
    const [transfer] = facts(stage, 'TransferObserved');
    expect(transfer).toEqual({ type: 'TransferObserved', tookSeconds: 60 });
  });

  test('rules that lead to different people are recorded, and no desk is asked', async () => {
    const stage = await watched(tied);
    expect(handoff(stage)).toMatchObject({
      observation: { would: { kind: 'nobody', cause: { kind: 'ambiguous' } } },
    });
  });

  test('too much at once, and nobody to ask, are recorded', async () => {
    const nobody = {
      ...observing,
      contractOwner: id('jonas-weber'),
      routing: { strategy: 'named-person', person: id('jonas-weber') },
    } as const;
    expect(handoff(await watched(nobody))).toMatchObject({
      observation: { would: { kind: 'nobody', cause: { kind: 'nobody-to-ask' } } },
    });
    const flooded = await watched({ ...observing, storm: { admissions: 1, withinSeconds: 900 } });
    seedContact(flooded, '502');
    await setLifecycle(flooded, 'salesqualifiedlead', '502');
    expect(handoffs(flooded)[1]).toMatchObject({
      observation: { would: { kind: 'nobody', cause: { kind: 'storm' } } },
    });
  });

  test('turns go on, so that each is seen once', async () => {
    const pool = poolIdSchema.parse('account-executives');
    const stage = await watched({ ...observing, routing: { strategy: 'round-robin', pool } });
    seedContact(stage, '502');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    const asked = facts(stage, 'HandoffObserved').map(({ would }) => would);
    expect(asked).toMatchObject([{ to: 'maya-chen' }, { to: 'priya-nair' }]);
  });

  test('a status that moves on, and a record that is merged or deleted, reach nobody', async () => {
    const stage = await watched();
    await stage.pass(60);
    await setLifecycle(stage, 'customer');
    await stage.pass(60);
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['observed', 'observed']);
    await mergeContact(stage, '502');
    await deleteContact(stage);
    await stage.pass(5 * HOUR);
  });

  test('there is nothing to decide', async () => {
    const stage = await watched();
    const { handoffId } = handoff(stage);
    for (const decision of ['retry', 'release', 'reassign', 'cancel'] as const)
      expect(await decideFor(stage, decision, handoffId)).toMatchObject({ status: 409 });
    expect(handoff(stage).seq).toBe(1);
  });
});

describe('an event that cannot be judged', () => {
  const list = async (stage: Stage) =>
    (await request(stage, 'GET', '/operator/handoffs')).answer as { handoffs: readonly { status: string }[] };

  test.each<[string, (stage: Stage) => Promise<unknown>]>([
    ['an unmapped status', (stage) => setLifecycle(stage, 'SQL')],
    [
      'a missing input',
      (stage) => {
        stage.hubspot.set(CONTACT, { company: '' }, JONAS_USER);
        return setLifecycle(stage, 'salesqualifiedlead');
      },
    ],
    [
      'a record that cannot be read',
      (stage) => {
        stage.hubspot.readFaults.push({ does: 'answer', status: 403 });
        return setLifecycle(stage, 'salesqualifiedlead');
      },
    ],
    ['a malformed delivery', (stage) => deliver(stage, 'no JSON').then(() => stage.run())],
  ])('%s stands in the list, and opens no incident', async (_, happens) => {
    const stage = silent();
    await happens(stage);
    expect(blockedEvents(stage)).toMatchObject([{ status: 'blocked', isObserved: true }]);
    expect((await list(stage)).handoffs).toMatchObject([{ status: 'blocked' }]);
    await stage.pass(72 * HOUR);
  });

  test('goes on when its value is mapped', async () => {
    const stage = silent();
    await setLifecycle(stage, 'SQL');
    await stage.pass(60);
    await addMapping(stage, 'SQL', 'sales-qualified');
    await stage.rounds(2);
    expect(blockedEvents(stage)).toMatchObject([{ status: 'released' }]);
    expect(handoff(stage).status).toBe('observed');
  });

  test('goes on by hand', async () => {
    const stage = silent();
    await setLifecycle(stage, 'SQL');
    stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, JONAS_USER);
    await decideFor(stage, 'release', blockedEvents(stage)[0]?.id ?? '');
    expect(handoff(stage).status).toBe('observed');
  });
});

test('on a stage that observes, a contract cannot do more', async () => {
  const stage = silent(sampleContract);
  stage.mode = 'observe';
  await setLifecycle(stage, 'salesqualifiedlead');
  await deliver(stage, 'no JSON');
  await stage.run();
  expect(handoff(stage).status).toBe('observed');
  await stage.pass(72 * HOUR);
});

test('what began under an enforced contract goes on when it is observed from now on, and the other way round', async () => {
  const stage = newStage();
  await setLifecycle(stage, 'salesqualifiedlead');
  stage.deploy(observing);
  seedContact(stage, '502');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
  stage.deploy(sampleContract);
  await deliver(stage, JSON.stringify([stageEvent(stage, '502')]));
  await stage.run();
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['offered', 'observed']);
  expect(stage.world.mails).toHaveLength(1);
});

test('a handoff does not wait for one that is only observed', async () => {
  const after = contractIdSchema.parse('qualified-again');
  const first: Contract = { ...observing, id: after };
  const stage = newStage({ ...sampleContract, after }, sampleDirectory, createWorld(), [first]);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(
    handoffs(stage)
      .map(({ status }) => status)
      .toSorted(),
  ).toEqual(['observed', 'offered']);
});
