import { expect, test } from 'vitest';
import { onCallEventSchema } from '#domain/incident/on-call-event.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import type { CrashPlan } from '#test/scenario-support/life.ts';
import { openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate } from '#test/scenario-support/operator.ts';
import { decide, decisionTo, decline } from '#test/scenario-support/people.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

/** The system of whoever is on call is told of each missed deadline, and of the end; one event has one id. */
const DAY = 24 * 60 * 60;
const url = 'https://on-call.example.com/hook';
const directory = {
  ...sampleDirectory,
  onCallWebhook: { url, events: ['incident.escalated' as const, 'incident.resolved' as const] },
};

const told = ({ world }: Stage) => world.onCall.calls.map(({ event }) => event.type);
const ids = ({ world }: Stage) => new Set(world.onCall.calls.map(({ id }) => id));

async function held(given = directory): Promise<Stage> {
  const stage = await offered(sampleContract, given);
  await decline(stage);
  return stage;
}

test('nothing before the deadline; then each missed deadline, and the end', async () => {
  const stage = await held();
  await stage.pass(2 * DAY - 60);
  expect(told(stage)).toEqual([]);
  await stage.pass(60);
  await stage.pass(DAY);
  const id = openIncidents(stage)[0]?.id ?? '';
  const link = decisionTo(stage);
  await decide(stage, { choice: 'cancel' }, link);
  await stage.rounds(5);
  expect(told(stage)).toEqual(['incident.escalated', 'incident.escalated', 'incident.resolved']);
  expect(ids(stage).size).toBe(3);
  const [first, second, last] = stage.world.onCall.calls;
  expect(first?.id).toMatch(/^msg_[a-z2-7]{26}$/);
  expect(first).toMatchObject({
    url,
    event: {
      type: 'incident.escalated',
      timestamp: '2030-02-02T12:00:00.000Z',
      data: {
        ...{ incident: id, severity: 'high', headline: 'Maya Chen declined: no time' },
        ...{ contract: 'sales-qualified-lead', owner: 'Lena Fischer' },
        ...{ deadline: '2030-02-02T12:00:00.000Z', holds: 1, escalations: 1 },
        command: `npx baton incidents show ${id}`,
      },
    },
  });
  expect(second?.event.data).toMatchObject({ incident: id, escalations: 2 });
  expect(last?.event.data).toMatchObject({ incident: id, holds: 0 });
  for (const { event } of stage.world.onCall.calls) onCallEventSchema.parse(event);
});

test('an incident that ends in time is never told of', async () => {
  const stage = await held();
  await decide(stage, { choice: 'cancel' });
  await stage.pass(3 * DAY);
  expect(told(stage)).toEqual([]);
});

test('only the events that the directory names', async () => {
  const stage = await held({ ...directory, onCallWebhook: { url, events: ['incident.resolved'] } });
  await stage.pass(2 * DAY);
  await decide(stage, { choice: 'cancel' });
  expect(told(stage)).toEqual(['incident.resolved']);
});

test('a receiver that is down is told later, the same under the same id', async () => {
  const stage = await held();
  stage.world.onCall.answer = { outcome: 'later', because: 'http-503', afterSeconds: 100 };
  await stage.pass(2 * DAY);
  await stage.pass(300);
  stage.world.onCall.answer = { outcome: 'sent' };
  await stage.pass(1800);
  expect(stage.world.onCall.calls.length).toBeGreaterThan(2);
  expect(new Set(stage.world.onCall.calls.map((call) => JSON.stringify(call))).size).toBe(1);
  const { length } = stage.world.onCall.calls;
  await stage.rounds(12);
  expect(stage.world.onCall.calls).toHaveLength(length);
});

test('an escalation that its end has overtaken is not told after it', async () => {
  const stage = await held();
  stage.world.onCall.answer = { outcome: 'later', because: 'timeout' };
  await stage.pass(2 * DAY);
  stage.world.onCall.answer = { outcome: 'sent' };
  const before = told(stage).length;
  await decide(stage, { choice: 'cancel' });
  await stage.pass(3600);
  expect(told(stage).slice(before)).toEqual(['incident.resolved']);
});

test.each([
  [{ outcome: 'refused', because: 'gone' } as const, 1],
  [{ outcome: 'later', because: 'timeout' } as const, 10],
])(
  'what is not taken lies in its dead letters with the reason, and that is an incident: %o',
  async (answer, tries) => {
    const stage = await held();
    stage.world.onCall.answer = answer;
    await stage.pass(2 * DAY);
    await stage.pass(4 * 3600);
    await stage.rounds(1);
    expect(stage.world.onCall.calls).toHaveLength(tries);
    expect(stage.world.deadLetters.get('on-call')).toMatchObject([{ because: answer.because }]);
    expect(openIncidents(stage).map(({ cause }) => cause)).toContainEqual({
      ...{ kind: 'dead-letters', queue: 'on-call' },
    });
  },
);

test('sent back from its dead letters it is told, under the id that it had', async () => {
  const stage = await held();
  stage.world.onCall.answer = { outcome: 'refused', because: 'secret-unset' };
  await stage.pass(2 * DAY);
  stage.world.onCall.answer = { outcome: 'sent' };
  await operate(stage, 'POST', '/operator/dead-letters/on-call/redrive', { reason: 'It is set now' });
  await stage.rounds(2);
  expect(told(stage)).toEqual(['incident.escalated', 'incident.escalated']);
  expect(ids(stage).size).toBe(1);
  expect(stage.world.deadLetters.get('on-call')).toEqual([]);
});

/** All else dies in other scenarios, and each of these lasts two days. */
const ABOUT_THE_CALL = /^(queues\.call|onCallHook\.send|claims\.(claim|markDone))$/;

async function play(...crashes: readonly CrashPlan[]): Promise<Stage> {
  const stage = new Stage(sampleContract, directory);
  seedContact(stage);
  await setLifecycle(stage, 'salesqualifiedlead');
  await decline(stage);
  await stage.pass(2 * DAY - 60);
  stage.fates.calls.length = 0;
  stage.fates.crashes.push(...crashes);
  await stage.pass(60);
  await stage.rounds(4);
  return stage;
}

test('whichever process dies about the call, it is told, and twice under one id only', async () => {
  const { fates } = await play();
  for (const [index, { call: name }] of fates.calls.entries()) {
    if (!ABOUT_THE_CALL.test(name)) continue;
    for (const moment of ['before', 'after'] as const) {
      const stage = await play({ at: index + 1, moment });
      expectSound(stage);
      const { call } = stage.fates.calls[index] ?? {};
      expect([call, moment, ids(stage).size]).toEqual([call, moment, 1]);
    }
  }
}, 60_000);
