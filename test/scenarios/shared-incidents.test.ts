import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  decide,
  decisionTo,
  LENA_MAIL,
  look,
  mailsTo,
  OPS_MAIL,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import {
  forbidden,
  heldForbidden,
  LEAD,
  OPPORTUNITY,
  stageOfTwo,
  toms,
} from '#test/scenario-support/two-owners.ts';

/** Two handoffs, both held because HubSpot forbids it. */
const bothForbidden = () => heldForbidden(newStage(), LEAD, LEAD);

test('one cause has one incident and one notice, however many handoffs it holds', async () => {
  const stage = await bothForbidden();
  expect(incidents(stage)).toMatchObject([{ members: { length: 2 } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
});

test('it ends when the last one leaves, not the first', async () => {
  const stage = await bothForbidden();
  const [first, second] = handoffs(stage);
  await decideFor(stage, 'retry', first?.handoffId ?? '');
  await stage.pass(60);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 1 } }]);
  await decideFor(stage, 'retry', second?.handoffId ?? '');
  await stage.pass(60);
  expect(openIncidents(stage)).toEqual([]);
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'completed']);
});

test('one decision on its page is a decision for all of them', async () => {
  const stage = await bothForbidden();
  await decide(stage, { choice: 'retry' });
  await stage.pass(60);
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'completed']);
});

test('the same cause again opens it again, and tells again', async () => {
  const stage = await bothForbidden();
  await decide(stage, { choice: 'retry' });
  await stage.pass(60);
  seedContact(stage, '503');
  await setLifecycle(stage, LEAD, '503');
  await forbidden(stage);
  expect(incidents(stage)).toMatchObject([{ status: 'open', members: { length: 1 } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(2);
});

const statusNow = (stage: Stage, one: { readonly handoffId: string } | undefined): string | undefined =>
  handoffs(stage).find(({ handoffId }) => handoffId === one?.handoffId)?.status;

/** One handoff of Lena's contract and then two of Tom's, all held because HubSpot forbids it. */
const forbiddenToTwoOwners = () => heldForbidden(stageOfTwo(), LEAD, OPPORTUNITY, OPPORTUNITY);

test('each contract owner whose handoffs share a cause is told once, and ops once', async () => {
  const stage = await forbiddenToTwoOwners();
  expect(incidents(stage)).toMatchObject([{ members: { length: 3 } }]);
  expect([LENA_MAIL, TOM_MAIL, OPS_MAIL].map((to) => mailsTo(stage, to).length)).toEqual([1, 1, 1]);
  await stage.rounds(3);
  expect([LENA_MAIL, TOM_MAIL, OPS_MAIL].map((to) => mailsTo(stage, to).length)).toEqual([1, 1, 1]);
});

test('each is told of it by a handoff and a contract of their own', async () => {
  const stage = await forbiddenToTwoOwners();
  const [lenas, second] = handoffs(stage);
  expect(mailsTo(stage, LENA_MAIL)[0]?.text).toContain(lenas?.correlationId);
  const [mail] = mailsTo(stage, TOM_MAIL);
  expect(mail?.text).toContain('you are responsible for “Opportunities to closing”');
  expect(mail?.text).toContain(second?.correlationId);
  expect((await look(stage, decisionTo(stage, TOM_MAIL))).body).toContain(toms.title);
});

test('each decides about their own handoffs, and nobody about those of others', async () => {
  const stage = await forbiddenToTwoOwners();
  const [lenas, first, second] = handoffs(stage);
  await decide(stage, { choice: 'cancel' }, decisionTo(stage, TOM_MAIL));
  expect([lenas, first, second].map((one) => statusNow(stage, one))).toEqual([
    'held',
    'cancelled',
    'cancelled',
  ]);
  expect((await look(stage, decisionTo(stage, TOM_MAIL))).body).toContain('already decided');
  await decide(stage, { choice: 'retry' }, decisionTo(stage, LENA_MAIL));
  await stage.pass(60);
  expect(statusNow(stage, lenas)).toBe('completed');
});

test('each is told afterwards of the decision about their own, operations of the latest', async () => {
  const stage = await forbiddenToTwoOwners();
  await decide(stage, { choice: 'cancel', reason: 'Not ours' }, decisionTo(stage, TOM_MAIL));
  await stage.pass(60);
  await decide(stage, { choice: 'retry', reason: 'The right was given' }, decisionTo(stage, LENA_MAIL));
  await stage.pass(60);
  const told = await Promise.all(
    [TOM_MAIL, LENA_MAIL, OPS_MAIL].map(async (to) => (await look(stage, decisionTo(stage, to))).body),
  );
  expect(told.map((body) => /Not ours|The right was given/.exec(body)?.[0])).toEqual([
    'Not ours',
    'The right was given',
    'The right was given',
  ]);
});

test('what operations decided for all is told to each of them', async () => {
  const stage = await forbiddenToTwoOwners();
  await decide(stage, { choice: 'cancel', reason: 'Not ours' }, decisionTo(stage, OPS_MAIL));
  for (const to of [TOM_MAIL, LENA_MAIL, OPS_MAIL])
    expect((await look(stage, decisionTo(stage, to))).body).toContain('Not ours');
});

test('whose own part is over sees no other handoff on the page', async () => {
  const stage = await forbiddenToTwoOwners();
  const [lenas] = handoffs(stage);
  await decideFor(stage, 'retry', lenas?.handoffId ?? '');
  await stage.pass(60);
  const { status, body } = await look(stage, decisionTo(stage, LENA_MAIL));
  expect(status).toBe(200);
  expect(body).toContain('Operator on duty decided: try again.');
  expect(body).not.toContain(toms.title);
});

test('the operations mailbox decides about all of it', async () => {
  const stage = await forbiddenToTwoOwners();
  await decide(stage, { choice: 'cancel' }, decisionTo(stage, OPS_MAIL));
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});

test('at its deadline whoever still has something in it is told again', async () => {
  const stage = await forbiddenToTwoOwners();
  const [lenas] = handoffs(stage);
  await decideFor(stage, 'retry', lenas?.handoffId ?? '');
  await stage.pass(2 * 24 * 60 * 60);
  expect(mailsTo(stage, TOM_MAIL)).toHaveLength(2);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
});

const LOOKS = /\.(read|get|list|isDone|shownSeq)$/;

test('whichever of our processes dies over it, each of them is told, and once', async () => {
  const stage = stageOfTwo();
  await setLifecycle(stage, LEAD);
  await forbidden(stage);
  seedContact(stage, '502');
  await setLifecycle(stage, OPPORTUNITY, '502');
  const whole = stage.fork();
  await forbidden(whole);
  const deaths = whole.fates.calls.flatMap(({ lambda, call }, index) =>
    lambda === 'relay' && !LOOKS.test(call) ? [index + 1] : [],
  );
  expect(deaths.length).toBeGreaterThan(3);
  for (const at of deaths) {
    const again = stage.fork();
    again.fates.crashes.push({ at, moment: 'after' });
    await forbidden(again);
    await again.rounds(3);
    const told = [LENA_MAIL, TOM_MAIL, OPS_MAIL].map((to) => mailsTo(again, to).length);
    expect(told, `call ${String(at)}`).toEqual([1, 1, 1]);
  }
});
