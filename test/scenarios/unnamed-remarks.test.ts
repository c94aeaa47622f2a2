import { expect, test } from 'vitest';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { handoff, incidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import {
  decide,
  decisionTo,
  decline,
  look,
  MAYA_MAIL,
  nonceIn,
  offerTo,
  post,
} from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { chainContract } from '../unit/contract/sample.ts';

const WRITTEN = 'My daughter is ill';

const keptOf = ({ world }: Stage): number =>
  [...world.texts.values()].filter((text) => text.includes(WRITTEN)).length;

const press = async (stage: Stage, link: InHand, form: Readonly<Record<string, string>>, times: number) => {
  const nonce = nonceIn((await look(stage, link)).body);
  for (let time = 0; time < times; time += 1) await post(stage, link, { nonce, code: link.code, ...form });
  await stage.run();
};

const declineTwice = (stage: Stage) => {
  const form = { answer: 'decline', 'decline-reason': 'no-time', 'decline-note': WRITTEN };
  return press(stage, offerTo(stage, MAYA_MAIL), form, 2);
};

const leave = (stage: Stage, person: string) => {
  const body = { from: '2020-01-01T00:00:00.000Z', until: FOR_GOOD, reason: 'left', offers: 'keep' };
  return request(stage, 'POST', `/operator/people/${person}/absences`, body);
};

async function declined(): Promise<Stage> {
  const stage = await offered();
  await decline(stage);
  await stage.pass(60);
  return stage;
}

test('a note that was sent twice is kept once, and erased with whoever wrote it', async () => {
  const stage = await offered(chainContract);
  await declineTwice(stage);
  expect(keptOf(stage)).toBe(1);
  await leave(stage, 'maya-chen');
  const body = { reason: 'She asked for it', confirm: true };
  expect((await request(stage, 'POST', '/operator/erasures/maya-chen', body)).status).toBe(200);
  expect(keptOf(stage)).toBe(0);
});

test('why an operator wanted what was so already is not kept', async () => {
  const stage = await offered(chainContract);
  const pick = { act: 'pick', cause: `expired:${chainContract.id}`, owner: 'priya-nair', reason: WRITTEN };
  await operate(stage, 'POST', '/operator/backlog', pick);
  expect(keptOf(stage)).toBe(1);
  await operate(stage, 'POST', '/operator/backlog', pick);
  expect(keptOf(stage)).toBe(1);
});

test('why an operator wanted what was refused is not kept', async () => {
  const stage = await declined();
  const incident = `/operator/incidents/${incidents(stage)[0]?.id ?? ''}/resolve`;
  const retried = `/operator/handoffs/${handoff(stage).handoffId}/roll-back`;
  const resumed = `/operator/contracts/${stage.contract.id}/resume`;
  const finished = { act: 'done', cause: `expired:${stage.contract.id}` };
  expect((await operate(stage, 'POST', incident, { reason: WRITTEN })).status).toBe(409);
  expect((await operate(stage, 'POST', retried, { reason: WRITTEN })).status).toBe(409);
  expect((await operate(stage, 'POST', '/operator/backlog', { ...finished, reason: WRITTEN })).status).toBe(
    409,
  );
  await operate(stage, 'POST', resumed, { reason: WRITTEN });
  expect(keptOf(stage)).toBe(0);
});

test('why somebody gave an incident away is kept once, however often they pressed', async () => {
  const stage = await declined();
  const page = { ...decisionTo(stage), lambda: 'tend-incidents' } as const;
  await press(stage, page, { choice: 'assign', person: 'tom-okafor', reason: WRITTEN }, 2);
  expect(keptOf(stage)).toBe(1);
});

test('why somebody decided what was decided meanwhile is not kept', async () => {
  const stage = await declined();
  const page = decisionTo(stage);
  const nonce = nonceIn((await look(stage, page)).body);
  await request(stage, 'POST', `/operator/handoffs/${handoff(stage).handoffId}/cancel`, { reason: 'no' });
  await post(stage, page, { nonce, code: page.code, choice: 'cancel', reason: WRITTEN });
  expect(keptOf(stage)).toBe(0);
});

test('why somebody decided is kept', async () => {
  const stage = await declined();
  await decide(stage, { choice: 'cancel', reason: WRITTEN });
  expect(keptOf(stage)).toBeGreaterThan(0);
});
