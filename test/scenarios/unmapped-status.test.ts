import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { addMapping, receiptOf } from '#test/scenario-support/operator.ts';
import {
  decide,
  decisionTo,
  LENA_MAIL,
  look,
  mailsTo,
  OPS_MAIL,
  shownIn,
} from '#test/scenario-support/people.ts';

async function blocked() {
  const stage = newStage();
  seedContact(stage, '502');
  const receipts = await setLifecycle(stage, 'SQL');
  await setLifecycle(stage, 'SQL', '502');
  return { stage, receipt: receipts[0] ?? '' };
}

test('an unmapped status blocks the event with the closest match', async () => {
  const { stage, receipt } = await blocked();
  expect(handoffs(stage)).toEqual([]);
  expect(blockedEvents(stage)).toMatchObject([
    { cause: { kind: 'unmapped', value: 'SQL', closest: 'sales-qualified' } },
    { status: 'blocked' },
  ]);
  expect(await receiptOf(stage, receipt)).toMatchObject({ outcome: 'blocked' });
});

test('however many events wait for a mapping, each recipient gets one notice', async () => {
  const { stage } = await blocked();
  expect(incidents(stage)).toMatchObject([{ status: 'open', members: { length: 2 } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(1);
});

test('adding the mapping releases everything that it held', async () => {
  const { stage } = await blocked();
  expect((await addMapping(stage, 'SQL', 'sales-qualified')).status).toBe(200);
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['offered', 'offered']);
  expect(blockedEvents(stage).map(({ status }) => status)).toEqual(['released', 'released']);
  expect(openIncidents(stage)).toEqual([]);
});

test('correcting it on the page of the notice does the same', async () => {
  const { stage } = await blocked();
  await decide(stage, { choice: 'correct-and-release', status: 'sales-qualified' });
  expect(handoffs(stage)).toHaveLength(2);
  expect(openIncidents(stage)).toEqual([]);
});

test('what a value means can be decided on a page that more has come to since, but not to put all of it aside', async () => {
  const { stage } = await blocked();
  const shown = shownIn((await look(stage, decisionTo(stage))).body);
  seedContact(stage, '503');
  await setLifecycle(stage, 'SQL', '503');
  const { body } = await decide(stage, { shown, choice: 'discard' });
  expect(body).toContain('the decision is now for 3 events.');
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 3 } }]);
  await decide(stage, { shown, choice: 'correct-and-release', status: 'sales-qualified' });
  expect(handoffs(stage)).toHaveLength(3);
});

test('a release without a mapping blocks again and tells again', async () => {
  const { stage } = await blocked();
  await decide(stage, { choice: 'retry' });
  expect(blockedEvents(stage).map(({ status }) => status)).toEqual(['blocked', 'blocked']);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 2 } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(2);
});

test('a value of any length is told and mapped in its shortened form', async () => {
  const stage = newStage();
  await setLifecycle(stage, 'S'.repeat(100_000));
  const value =
    blockedEvents(stage).map(({ cause }) => (cause.kind === 'unmapped' ? cause.value : ''))[0] ?? '';
  expect(value.length).toBeLessThanOrEqual(200);
  expect(mailsTo(stage, LENA_MAIL)[0]?.text.length).toBeLessThan(5000);
  await addMapping(stage, value, 'sales-qualified');
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['offered']);
});
