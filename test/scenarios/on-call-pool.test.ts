import { expect, test } from 'vitest';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import {
  decide,
  decisionTo,
  decline,
  LENA_MAIL,
  mailsTo,
  OPS_MAIL,
  PRIYA_MAIL,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

/** Of a pool on call each missed deadline tells the next who is there; who it was stands in the log. */
const DAY = 24 * 60 * 60;
const pool = poolIdSchema.parse('on-call');
const members = ['tom-okafor', 'priya-nair'].map((id) => personIdSchema.parse(id));
const directory = { ...sampleDirectory, pools: [...sampleDirectory.pools, { id: pool, members }] };
const contract = { ...sampleContract, onCall: { pool } };

const mailed = (stage: Stage): readonly number[] =>
  [TOM_MAIL, PRIYA_MAIL].map((address) => mailsTo(stage, address).length);

/** An absence from now on, entered by the person. */
function awayNow(stage: Stage, person: string): void {
  stage.world.absences.set(person, [{ from: stage.now(), until: '2030-03-01T00:00:00.000Z' }]);
}

async function held(): Promise<Stage> {
  const stage = await offered(contract, directory);
  await decline(stage);
  return stage;
}

test('the first of the pool is told at the deadline, the next a day later, and then the first again', async () => {
  const stage = await held();
  await stage.pass(2 * DAY - 60);
  expect(mailed(stage)).toEqual([0, 0]);
  await stage.pass(60);
  expect(mailed(stage)).toEqual([1, 0]);
  await stage.pass(DAY);
  expect(mailed(stage)).toEqual([1, 1]);
  await stage.pass(DAY);
  expect(mailed(stage)).toEqual([2, 1]);
});

test('only whoever is told for the first time reads that it now comes to them; the others, that it still waits', async () => {
  const stage = await held();
  await stage.pass(4 * DAY);
  const said = (address: string): readonly boolean[] =>
    mailsTo(stage, address, 'incident-escalated').map(({ text }) => text.includes('it now comes to you'));
  expect([TOM_MAIL, PRIYA_MAIL].map(said)).toEqual([[true, false], [true]]);
  expect([LENA_MAIL, OPS_MAIL].flatMap(said)).not.toContain(true);
  expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain('This still waits for your decision.');
});

test('whoever is away at the deadline is not told, and whoever is told can decide', async () => {
  const stage = await held();
  awayNow(stage, 'tom-okafor');
  await stage.pass(2 * DAY);
  expect(mailed(stage)).toEqual([0, 1]);
  const [mail] = mailsTo(stage, PRIYA_MAIL);
  expect(mail?.text).toContain('You get this because you are on call.');
  await decide(stage, { choice: 'cancel' }, decisionTo(stage, PRIYA_MAIL));
  expect(handoff(stage).status).toBe('cancelled');
});

test('a repetition tells whom the deadline told, whoever has come back or gone since', async () => {
  const stage = await held();
  awayNow(stage, 'tom-okafor');
  await stage.pass(2 * DAY);
  stage.world.absences.clear();
  awayNow(stage, 'priya-nair');
  await stage.rounds(5);
  expect(mailed(stage)).toEqual([0, 1]);
});

test('everybody of the pool is told where nobody of it is there', async () => {
  const stage = await held();
  for (const person of members) awayNow(stage, person);
  await stage.pass(2 * DAY);
  expect(mailed(stage)).toEqual([1, 1]);
});
