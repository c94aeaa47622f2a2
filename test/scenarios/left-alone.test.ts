import { expect, test } from 'vitest';
import { MAYA } from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, LENA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const MANY = 30;
const FEW = 5;
/** Nine probes, one after each wait of at most a quarter of an hour; and the requests of the first that found it out. */
const REQUESTS_OF_AN_HOUR = 25;

const outages = [
  ['does not answer', { does: 'time out' }],
  ['answers with errors', { does: 'answer', status: 503 }],
  ['shows a page instead', { does: 'html' }],
] as const;

async function downFor(seconds: number, count: number, outage: (typeof outages)[number][1]): Promise<Stage> {
  const stage = await offeredMany(count);
  stage.hubspot.outage = outage;
  stage.hubspot.requests.length = 0;
  await acceptAll(stage);
  await stage.pass(seconds);
  return stage;
}

/** The circuit stands open: nobody may ask. */
const isOpen = (stage: Stage): boolean => stage.world.health.get('hubspot')?.circuit.kind === 'open';

test.each(outages)('a system that %s for an hour is asked a few times, whoever waits', async (_, outage) => {
  const stage = await downFor(HOUR, FEW, outage);
  expect(stage.hubspot.requests.length).toBeLessThan(REQUESTS_OF_AN_HOUR);
  expect(handoffs(stage).every(({ status }) => status === 'syncing')).toBe(true);
  expect(isOpen(stage)).toBe(true);
});

test('however many wait, it is asked no more, all is done afterwards, and nobody was asked about any of it', async () => {
  const stage = await downFor(HOUR, MANY, { does: 'time out' });
  expect(stage.hubspot.requests.length).toBeLessThan(REQUESTS_OF_AN_HOUR);
  const failed = facts(stage, 'AttemptFailed').length;
  expect(failed).toBeLessThan(3);
  expect(openIncidents(stage)).toMatchObject([
    {
      cause: { kind: 'target-deferred', target: 'hubspot', because: 'system-down' },
      members: { length: MANY },
    },
  ]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  const owners = handoffs(stage).map(({ record }) =>
    stage.hubspot.value(record.objectId, 'hubspot_owner_id'),
  );
  expect(owners).toEqual(Array.from({ length: MANY }, () => MAYA));
  expect(facts(stage, 'AttemptFailed')).toHaveLength(failed);
  expect(incidents(stage)).toMatchObject([{ status: 'resolved' }]);
  expect(stage.world.health.get('hubspot')?.circuit).toEqual({ kind: 'closed', faults: 0 });
});

test('it is told when it has been down for a quarter of an hour, not at the next probe only', async () => {
  const stage = await downFor(14 * MINUTE, FEW, { does: 'time out' });
  expect(incidents(stage)).toEqual([]);
  const requests = stage.hubspot.requests.length;
  await stage.pass(3 * MINUTE);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: FEW } }]);
  expect(stage.hubspot.requests).toHaveLength(requests);
});

test('a short blip concerns nobody', async () => {
  const stage = await downFor(5 * MINUTE, FEW, { does: 'answer', status: 503 });
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  expect(incidents(stage)).toEqual([]);
});

test('a handoff that is alone with a system that is down waits too, and loses no attempt to the third', async () => {
  const stage = await downFor(HOUR, 1, { does: 'html' });
  expect(handoff(stage).status).toBe('syncing');
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('completed');
});

test('a record that cannot be read whoever asks keeps nobody else from being done', async () => {
  const stage = await offeredMany(FEW);
  stage.hubspot.broken.add('501');
  await acceptAll(stage);
  await stage.pass(2 * HOUR);
  const done = handoffs(stage).filter(({ status }) => status === 'completed');
  expect(done).toHaveLength(FEW - 1);
});

test('what the log says of the wait names the system and why', async () => {
  const stage = await downFor(MINUTE, 1, { does: 'html' });
  expect(facts(stage, 'TargetDeferred')[0]).toMatchObject({ because: 'system-down', system: 'hubspot' });
});

test('with the watchdog alone it ends too', async () => {
  const stage = await downFor(HOUR, 1, { does: 'html' });
  stage.isStreamPaused = true;
  stage.hubspot.outage = undefined;
  await stage.rounds(12);
  expect(handoff(stage).status).toBe('completed');
});

test('while all is well nothing is written down of it', async () => {
  const stage = await offered();
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
  expect(stage.fates.calls.filter(({ call }) => call === 'health.put')).toEqual([]);
});

test('a request that is refused once is a record’s own matter', async () => {
  const stage = await offered();
  stage.hubspot.writeFaults.push({ does: 'answer', status: 400 });
  await accept(stage);
  expect(handoff(stage).status).toBe('held');
  expect(stage.world.health.size).toBe(0);
});
