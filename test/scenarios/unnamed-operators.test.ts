import { expect, test } from 'vitest';
import { handoff, incidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, operate } from '#test/scenario-support/operator.ts';
import {
  decisionTo,
  decline,
  LENA_MAIL,
  look,
  mailsTo,
  offerTo,
  OPS_MAIL,
  PRIYA_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const DAY = 24 * 60 * 60;

/** Who operators are: the name at the end of the identity that called, that identity, and the id in the log. */
const AN_OPERATOR = /operator lena\b|arn:aws|\bop-\S/i;

/** An operator asks Priya instead of Maya, and Priya declines. */
async function declined(): Promise<Stage> {
  const stage = await offered();
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair', reason: 'Maya is away' });
  await decline(stage, offerTo(stage, PRIYA_MAIL));
  return stage;
}

async function putOff(stage: Stage): Promise<void> {
  const id = incidents(stage)[0]?.id ?? '';
  await operate(stage, 'POST', `/operator/incidents/${id}/snooze`, { until: '5d', reason: 'Lena is away' });
}

const lastTo = (stage: Stage, address: string): string => mailsTo(stage, address).at(-1)?.text ?? '';

function expectUnnamed(told: string, words: string): void {
  expect(told).toContain(words);
  expect(told).not.toMatch(AN_OPERATOR);
}

test('whoever an operator gives something to reads that the operations team did, and why', async () => {
  const stage = await declined();
  const [mail] = mailsTo(stage, PRIYA_MAIL);
  expectUnnamed(mail?.text ?? '', 'Why you: The operations team gave it to you: “Maya is away”.');
});

test('the page that decides says what operators did, and not who they are', async () => {
  const stage = await declined();
  const { body } = await look(stage, decisionTo(stage));
  expectUnnamed(body, 'Operator on duty withdrew the offer, to ask Priya Nair.');
});

test('so do the last lines of the log in the mail about an incident', async () => {
  const stage = await offered();
  stage.world.refusedAddresses.add(PRIYA_MAIL);
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  expectUnnamed(lastTo(stage, LENA_MAIL), 'Operator on duty withdrew the offer, to ask Priya Nair.');
});

test('so does the page of the incident itself', async () => {
  const stage = await declined();
  await putOff(stage);
  const { body } = await look(stage, { ...decisionTo(stage), lambda: 'tend-incidents' });
  expectUnnamed(body, 'Operator on duty put it off until');
});

test('so does the story of a handoff in the overview', async () => {
  const stage = await declined();
  const { code } = decisionTo(stage);
  const token = /\/overview\/(\w+)/.exec(lastTo(stage, LENA_MAIL))?.[1] ?? '';
  const story = new URLSearchParams({ story: `handoff#${handoff(stage).handoffId}` }).toString();
  const page = { lambda: 'show-my-work', token, code, path: `/overview/${token}?${story}` } as const;
  expectUnnamed((await look(stage, page)).body, 'Operator on duty withdrew the offer, to ask Priya Nair.');
});

test('whoever is told of what an operator had put off reads that the operations team had', async () => {
  const stage = await declined();
  await putOff(stage);
  await stage.pass(5 * DAY);
  for (const address of [LENA_MAIL, OPS_MAIL])
    expectUnnamed(lastTo(stage, address), 'The operations team had put it off until now.');
});
