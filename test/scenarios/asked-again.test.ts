import { expect, test } from 'vitest';
import { holds } from '#test/scenario-support/holds.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  decide,
  decisionTo,
  decline,
  LENA_MAIL,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

async function declined(): Promise<Stage> {
  const stage = await offered();
  await decline(stage);
  return stage;
}

async function refused(): Promise<Stage> {
  const stage = await holds['target-failed (403)']?.();
  if (stage === undefined) throw new Error('there is no such hold');
  return stage;
}

const mailTo = (stage: Stage, address: string): string => mailsTo(stage, address).at(-1)?.text ?? '';
const pageOf = async (stage: Stage): Promise<string> => (await look(stage, decisionTo(stage))).body;

test('whoever would be asked again is named before anybody decides', async () => {
  const stage = await declined();
  expect(await pageOf(stage)).toContain('<b>Ask Maya Chen again</b>');
});

test('a retry that asks nobody says so as before', async () => {
  const stage = await refused();
  const page = await pageOf(stage);
  expect(page).toContain('<b>Try again</b>');
  expect(page).not.toContain('<b>Ask ');
});

test('among the people, whoever declined and whoever handed it off are marked', async () => {
  const stage = await declined();
  const page = await pageOf(stage);
  expect(page).toContain('>Maya Chen (declined this)</option>');
  expect(page).toContain('>Jonas Weber (handed it off)</option>');
  expect(page).toContain('>Priya Nair</option>');
});

test('everybody who declined stays marked', async () => {
  const stage = await declined();
  await decide(stage, { choice: 'give-to', person: 'priya-nair' });
  await decline(stage, offerTo(stage, PRIYA_MAIL));
  const page = await pageOf(stage);
  expect(page).toContain('>Maya Chen (declined this)</option>');
  expect(page).toContain('>Priya Nair (declined this)</option>');
  expect(page).toContain('<b>Ask Priya Nair again</b>');
});

test('who is asked instead reads who decided so, and why', async () => {
  const stage = await declined();
  await decide(stage, { choice: 'give-to', person: 'priya-nair', reason: 'Maya is full until May' });
  const because = 'Lena Fischer gave it to you: “Maya is full until May”.';
  expect(mailTo(stage, PRIYA_MAIL)).toContain(`Why you: ${because}`);
  expect((await look(stage, offerTo(stage, PRIYA_MAIL))).body).toContain(because);
});

test('who is asked again reads who asks, and why', async () => {
  const stage = await declined();
  await decide(stage, { choice: 'retry', reason: 'please think again' });
  expect(mailTo(stage, MAYA_MAIL)).toContain('Why you: Lena Fischer asks you again: “please think again”.');
});

test('an offer that an operator moved on names the operations team and the reason', async () => {
  const stage = await offered();
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair', reason: 'Maya is away' });
  expect(mailTo(stage, PRIYA_MAIL)).toContain('Why you: The operations team gave it to you: “Maya is away”.');
});

test('the first to be asked reads which rule names them', async () => {
  const stage = await offered();
  expect(mailTo(stage, MAYA_MAIL)).toContain('Why you: you are the person who takes over');
});

test('the mail about a decline names the person whom the offer went to, as the last good step', async () => {
  const stage = await declined();
  expect(mailTo(stage, LENA_MAIL)).toContain('Last good step: The offer to Maya Chen went out by mail.\n');
});

test('the mail about a failed write names the acceptance as the last good step', async () => {
  const stage = await refused();
  expect(mailTo(stage, LENA_MAIL)).toContain('Last good step: Maya Chen accepted, through the link');
});

test('the mail that asks for a decision asks not to be forwarded', async () => {
  const stage = await declined();
  expect(mailTo(stage, LENA_MAIL)).toContain('please do not forward this mail.');
});
