import { expect, test } from 'vitest';
import { incidentAnswerSchema } from '#domain/operator/incidents.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { incidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { request } from '#test/scenario-support/operator.ts';
import { decide, decisionTo, decline, LENA_MAIL, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const forbidden = { does: 'answer', status: 403 } as const;

/** A handoff whose state HubSpot does not let be shown; somebody then says that it is seen to, and it is. */
async function failsOnce(stage: Stage, contact: string): Promise<void> {
  stage.hubspot.reflectFaults.push(...Array<typeof forbidden>(100).fill(forbidden));
  seedContact(stage, contact);
  await setLifecycle(stage, 'salesqualifiedlead', contact);
  await stage.pass(600);
}

const put = async (stage: Stage): Promise<void> => {
  stage.hubspot.reflectFaults.length = 0;
  await decide(stage, { choice: 'retry' }, decisionTo(stage, OPS_MAIL));
  await stage.pass(60);
};

test('a cause that returns within a day opens its incident again; later it is a new opening', async () => {
  const stage = newStage();
  await failsOnce(stage, '501');
  await put(stage);
  expect(incidents(stage)).toMatchObject([{ status: 'resolved', openings: 1, reopenings: 0 }]);
  const openedAt = incidents(stage)[0]?.openedAt;
  await stage.pass(HOUR);
  await failsOnce(stage, '502');
  expect(incidents(stage)).toMatchObject([{ status: 'open', openings: 1, reopenings: 1, openedAt }]);
  await put(stage);
  await stage.pass(DAY + HOUR);
  await failsOnce(stage, '503');
  const failing = incidents(stage).find(({ cause }) => cause.kind === 'reflect-failed');
  expect(failing).toMatchObject({ status: 'open', openings: 2, reopenings: 0 });
  expect(failing?.openedAt).not.toBe(openedAt);
});

test('what passed its deadline is told once in each interval, however often anything looks', async () => {
  const stage = await offered();
  await decline(stage);
  await stage.pass(2 * DAY);
  const told = () => [LENA_MAIL, OPS_MAIL].map((to) => mailsTo(stage, to, 'incident-escalated').length);
  expect(told()).toEqual([1, 1]);
  const keys = [...stage.world.commits.keys()];
  const Records = keys.map((subject) => ({
    eventName: 'INSERT',
    dynamodb: { Keys: { subjectId: { S: subject } } },
  }));
  for (let round = 0; round < 3; round += 1) {
    await stage.invoke('watchdog', {});
    await stage.invoke('relay', { Records });
    await stage.run();
  }
  expect(told()).toEqual([1, 1]);
  await stage.pass(DAY - 60);
  expect(told()).toEqual([1, 1]);
  await stage.pass(60);
  expect(told()).toEqual([2, 2]);
});

test('the times of an incident are from what first showed it until it was told, and until it was over', async () => {
  const stage = await offered();
  await decline(stage);
  const { id = '' } = incidents(stage)[0] ?? {};
  await stage.pass(HOUR);
  await decide(stage, { choice: 'cancel' });
  const { answer } = await request(stage, 'GET', `/operator/incidents/${id}`);
  expect(incidentAnswerSchema.parse(answer).times).toEqual({ detectSeconds: 0, recoverSeconds: HOUR });
});
