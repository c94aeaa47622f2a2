import { expect, test } from 'vitest';
import { holds } from '#test/scenario-support/holds.ts';
import { handoff, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decline,
  JONAS_MAIL,
  LENA_MAIL,
  look,
  decisionTo,
  mailsTo,
  OPS_MAIL,
  PRIYA_MAIL,
} from '#test/scenario-support/people.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

test('a hold is told once to the contract owner and once to ops, within a minute', async () => {
  const stage = await offered();
  await decline(stage);
  await stage.pass(60);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(1);
  await stage.rounds(12);
  expect(stage.world.mails).toHaveLength(3);
});

test('what was returned is told to its giver too', async () => {
  const stage = await holds.returned!();
  expect([JONAS_MAIL, LENA_MAIL, OPS_MAIL].map((to) => mailsTo(stage, to).length)).toEqual([1, 1, 1]);
});

test('the notice says what happened, the last good step and the correlation id', async () => {
  const stage = await offered();
  await decline(stage);
  const [mail] = mailsTo(stage, LENA_MAIL);
  expect(mail?.text).toContain('Maya Chen');
  expect(mail?.text).toContain('I have no time for it');
  expect(mail?.text).toContain('Last good step: The offer to Maya Chen went out by mail.');
  expect(mail?.text).toContain(handoff(stage).correlationId);
});

test('the page behind the notice tells the story and changes nothing by being looked at', async () => {
  const stage = await offered();
  await decline(stage);
  const commits = structuredClone(stage.world.commits);
  const { status, body } = await look(stage, decisionTo(stage));
  expect(status).toBe(200);
  expect(body).toContain('Maya Chen declined');
  expect(stage.world.commits).toEqual(commits);
});

test('nobody decides: escalated at the deadline, and again every day, to the owner and ops', async () => {
  const stage = await offered();
  await decline(stage);
  await stage.pass(2 * DAY - 60);
  expect(stage.world.mails).toHaveLength(3);
  await stage.pass(60);
  expect(mailsTo(stage, OPS_MAIL).at(-1)?.subject).toMatch(/^Overdue decision/);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(2);
  await stage.pass(DAY);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(3);
});

test('after the deadline, mail, pages and list say by when it was to be decided, and when it is told again', async () => {
  const stage = await offered();
  await decline(stage);
  await stage.pass(2 * DAY);
  const { text } = mailsTo(stage, LENA_MAIL).at(-1) ?? { text: '' };
  expect(text).toMatch(/Was to be decided by: Saturday, February 2 .* · Told again: Sunday, February 3 /);
  const decision = decisionTo(stage);
  for (const lambda of ['decide-incident', 'tend-incidents'] as const) {
    const { body } = await look(stage, { ...decision, lambda });
    expect(body).toMatch(/Was to be decided by<\/dt><dd>Saturday, February 2 /);
    expect(body).toMatch(/Told again<\/dt><dd>Sunday, February 3 /);
    expect(body).not.toContain('Decide by');
  }
  const { answer } = await request(stage, 'GET', '/operator/incidents');
  const missed = { decideBy: '2030-02-02T12:00:00.000Z', isMissed: true };
  expect(answer).toMatchObject({ incidents: [missed] });
  const { answer: list } = await request(stage, 'GET', '/operator/handoffs');
  expect(list).toMatchObject({ handoffs: [missed] });
  const { answer: one } = await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}`);
  expect(one).toMatchObject({ summary: missed });
});

test('whoever is on call hears of it at the deadline, not before, and can decide', async () => {
  const stage = await offered({ ...sampleContract, onCall: personIdSchema.parse('priya-nair') });
  await decline(stage);
  await stage.pass(47 * HOUR);
  expect(mailsTo(stage, PRIYA_MAIL)).toEqual([]);
  await stage.pass(2 * HOUR);
  const [mail] = mailsTo(stage, PRIYA_MAIL);
  expect(mail?.text).toContain('You get this because you are on call.');
  await decide(stage, { choice: 'cancel' }, decisionTo(stage, PRIYA_MAIL));
  expect(handoff(stage).status).toBe('cancelled');
});

test('the escalation comes with the timer deleted too, by the watchdog', async () => {
  const stage = await offered();
  await decline(stage);
  await stage.rounds(2);
  stage.world.timers.clear();
  await stage.pass(2 * DAY);
  await stage.rounds(1);
  expect(incidents(stage)).toMatchObject([{ escalations: 1 }]);
});

test('a decision ends the escalations', async () => {
  const stage = await offered();
  await decline(stage);
  await decide(stage, { choice: 'cancel' });
  const mails = stage.world.mails.length;
  await stage.pass(5 * DAY);
  expect(stage.world.mails).toHaveLength(mails);
});

test('a hold that was left again at once was still owed its notice', async () => {
  const stage = await offered();
  stage.isStreamPaused = true;
  await decline(stage);
  stage.isStreamPaused = false;
  await stage.runUntil(() => handoff(stage).status === 'held');
  stage.isStreamPaused = true;
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  stage.isStreamPaused = false;
  await stage.run();
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  expect(openIncidents(stage)).toEqual([]);
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
});
