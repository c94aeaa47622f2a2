import { expect, test } from 'vitest';
import { personIdSchema } from '#domain/contract/ids.ts';
import { handoffs } from '#test/scenario-support/looking.ts';
import { decide, decisionTo, LENA_MAIL, look, mailsTo, TOM_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { heldForbidden, LEAD, OPPORTUNITY, stageOfTwo, toms } from '#test/scenario-support/two-owners.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';

const lena = sampleContract.contractOwner;
const tom = personIdSchema.parse('tom-okafor');
const DEADLINE = 2 * 24 * 60 * 60;

const wait = (stage: Stage, address: string) => mailsTo(stage, address).at(-1)?.text ?? '';
const statuses = (stage: Stage) => handoffs(stage).map(({ status }) => status);

test('the mail of a shared incident tells of the own part, as its page does', async () => {
  const stage = await heldForbidden(stageOfTwo(), LEAD, OPPORTUNITY);
  const [, second] = handoffs(stage);
  const mail = wait(stage, TOM_MAIL);
  expect(mail).toContain('Waiting for this: 1 handoff\n');
  expect(mail).toContain('About: Amelia Hart, Northwind Robotics\n');
  expect(mail).toContain(second?.correlationId);
  expect((await look(stage, decisionTo(stage, TOM_MAIL))).body).toContain('1 handoff<');
});

test('operations are told of all of it', async () => {
  const stage = await heldForbidden(stageOfTwo(), LEAD, OPPORTUNITY);
  await stage.pass(DEADLINE);
  expect(wait(stage, 'ops@example.com')).toContain('Waiting for this: 2 handoffs\n');
  expect(wait(stage, LENA_MAIL)).toContain('Waiting for this: 1 handoff\n');
});

test('whoever has a contract now is told by what is theirs, and decides about that', async () => {
  const stage = await heldForbidden(stageOfTwo(), OPPORTUNITY, LEAD);
  const [first, second] = handoffs(stage);
  stage.deploy({ ...sampleContract, contractOwner: personIdSchema.parse('priya-nair') }, toms);
  await stage.pass(DEADLINE);
  const mail = wait(stage, 'priya.nair@example.com');
  expect(mail).toContain(`you are responsible for “${sampleContract.title}”`);
  expect(mail).toContain(second?.correlationId);
  expect(mail).not.toContain(first?.correlationId);
  await decide(stage, { choice: 'cancel' }, decisionTo(stage, 'priya.nair@example.com'));
  expect(statuses(stage)).toEqual(['held', 'cancelled']);
});

test('of two contracts that were one owner’s, the new owner of one decides about that one', async () => {
  const lenas = { ...toms, contractOwner: lena };
  const stage = newStage(sampleContract, sampleDirectory, undefined, [lenas]);
  await heldForbidden(stage, LEAD, OPPORTUNITY);
  stage.deploy(sampleContract, { ...lenas, contractOwner: tom });
  await stage.pass(DEADLINE);
  await decide(stage, { choice: 'cancel' }, decisionTo(stage, TOM_MAIL));
  expect(statuses(stage)).toEqual(['held', 'cancelled']);
  await decide(stage, { choice: 'retry' }, decisionTo(stage, LENA_MAIL));
  await stage.pass(60);
  expect(statuses(stage)).toEqual(['completed', 'cancelled']);
});
