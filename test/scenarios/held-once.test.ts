import { expect, test } from 'vitest';
import { incidentAnswerSchema, incidentsAnswerSchema } from '#domain/operator/incidents.ts';
import { CONTACT, JONAS_USER } from '#test/scenario-support/crm.ts';
import { handoff, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept, decisionTo, LENA_MAIL, look, mailsTo } from '#test/scenario-support/people.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const MINUTE = 60;

/** One handoff, two targets, and both wait for HubSpot: the record is read there for what stands elsewhere. */
async function bothWait(): Promise<Stage> {
  const contract = contractOver(salesforceTarget);
  const sla = { ...contract.sla, incidentWithinSeconds: 10 * MINUTE };
  const stage = await offeredUnder({ ...contract, sla });
  stage.hubspot.outage = { does: 'answer', status: 401 };
  await accept(stage);
  await stage.pass(20 * MINUTE);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 2 } }]);
  return stage;
}

test('a handoff of which two things wait for one system is counted once, wherever it is told', async () => {
  const stage = await bothWait();
  const { answer } = await request(stage, 'GET', '/operator/incidents');
  const [listed] = incidentsAnswerSchema.parse(answer).incidents;
  expect(listed?.holds).toBe(1);
  const shown = await request(stage, 'GET', `/operator/incidents/${listed?.id ?? ''}`);
  expect(incidentAnswerSchema.parse(shown.answer).held).toMatchObject([{ id: handoff(stage).handoffId }]);
  const link = decisionTo(stage);
  expect((await look(stage, link)).body).toContain('1 handoff<');
  expect((await look(stage, { ...link, lambda: 'tend-incidents' })).body).toContain('1 handoff<');
});

test('every mail of it counts the same', async () => {
  const stage = await bothWait();
  await stage.pass(15 * MINUTE);
  const subjects = mailsTo(stage, LENA_MAIL).map(({ subject }) => subject);
  expect(subjects.length).toBeGreaterThan(1);
  expect(subjects.every((subject) => subject.includes('1 handoff waits'))).toBe(true);
});

test('it went on once too', async () => {
  const stage = await bothWait();
  stage.hubspot.outage = undefined;
  await stage.pass(60 * MINUTE);
  expect(mailsTo(stage, LENA_MAIL, 'solved').map(({ subject }) => subject)).toEqual([
    'Solved – HubSpot: 1 handoff went on',
  ]);
});

test('what is held meanwhile has not gone on by itself', async () => {
  const stage = await bothWait();
  stage.hubspot.set(CONTACT, { salesforceleadid: '' }, JONAS_USER);
  stage.hubspot.outage = undefined;
  await stage.pass(60 * MINUTE);
  expect(handoff(stage).status).toBe('held');
  expect(incidents(stage).map(({ status }) => status)).toEqual(['resolved', 'open']);
  expect(mailsTo(stage, LENA_MAIL, 'solved')).toEqual([]);
});
