import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { setOwner, TOM } from '#test/scenario-support/crm.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  decline,
  JONAS_MAIL,
  look,
  offerTo,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const pageOf = async (stage: Stage, link: ReturnType<typeof offerTo>): Promise<string> =>
  (await look(stage, link)).body;

const withFallback: Contract = {
  ...sampleContract,
  fallback: { person: personIdSchema.parse('priya-nair') },
};

test('whoever comes after the deadline reads when it was, and who is asked now', async () => {
  const stage = await offered(withFallback);
  const link = offerTo(stage);
  await stage.pass(5 * HOUR);
  const page = await pageOf(stage, link);
  expect(page).toContain('could be accepted until Thursday, January 31 at 11:00 AM Eastern Standard Time');
  expect(page).toContain('It is now offered to Priya Nair.');
});

test('an expiry that was noticed late is told with its deadline', async () => {
  const stage = await offered(withFallback);
  stage.world.timers.clear();
  stage.skip(6 * HOUR);
  await stage.rounds(1);
  expect(handoff(stage)).toMatchObject({ offer: { to: 'priya-nair' } });
  expect(await pageOf(stage, offerTo(stage))).toContain('until Thursday, January 31 at 11:00 AM');
});

test('whoever comes in the second of the deadline reads that it is over, before anything of ours has run', async () => {
  const stage = await offered(withFallback);
  stage.skip(4 * HOUR);
  const page = await pageOf(stage, offerTo(stage));
  expect(page).toContain('<h1>The time to accept is over</h1>');
  expect(page).toContain('There is nothing more for you to do.');
});

test('whoever said no reads that they did, whoever is asked or owns it since', async () => {
  const stage = await offered(withFallback);
  const link = offerTo(stage);
  await decline(stage);
  expect(await pageOf(stage, link)).toMatch(/You declined .*It is now offered to Priya Nair\./);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(await pageOf(stage, link)).toMatch(/You declined .*It now belongs to Priya Nair\./);
});

test('whoever said no does not read that it belongs to whoever accepted it before it was cancelled', async () => {
  const stage = await offered(withFallback);
  const link = offerTo(stage);
  await decline(stage);
  stage.hubspot.writeFaults.push({ does: 'answer', status: 403 });
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  expect(await pageOf(stage, link)).toMatch(/You declined .*There is nothing more for you to do\./);
});

test('whoever said no reads who owns it since it was changed outside, if that is known', async () => {
  const stage = await offered(withFallback);
  const link = offerTo(stage);
  await decline(stage);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await stage.pass(HOUR);
  await setOwner(stage, TOM);
  await stage.pass(5 * 60);
  expect(await pageOf(stage, link)).toMatch(/You declined .*It now belongs to Tom Okafor\./);
  await setOwner(stage, '99999');
  await stage.pass(5 * 60);
  expect(await pageOf(stage, link)).not.toContain('now belongs to Priya Nair');
});

test('whoever said no reads who decides, once nobody is left to ask', async () => {
  const stage = await offered();
  await decline(stage);
  expect(await pageOf(stage, offerTo(stage))).toContain('Lena Fischer now decides what happens with it.');
});

test('whoever sent it back reads that the giver decides, until they are asked again', async () => {
  const stage = await offered();
  const link = offerTo(stage);
  await send(stage, link, { answer: 'return', 'return-reason': 'too-early' });
  await stage.run();
  expect(await pageOf(stage, link)).toContain(
    'Jonas Weber, Lena Fischer, or the operations team now decides what happens with it.',
  );
  await decide(stage, { choice: 'retry' }, decisionTo(stage, JONAS_MAIL));
  expect(await pageOf(stage, link)).toContain('You are asked again: please answer the newer message.');
});

test('while nobody can be asked, whoever comes late reads until when', async () => {
  const waits: Contract = {
    ...sampleContract,
    rounds: 2,
    candidates: { ...sampleContract.candidates, whenNobody: 'wait' },
  };
  const awayFromThree: Directory = {
    ...sampleDirectory,
    people: sampleDirectory.people.map((one) => ({
      ...one,
      away: [{ from: '2030-01-31T15:00:00.000Z', until: '2030-02-01T14:00:00.000Z' }],
    })),
  };
  const stage = await offered(waits, awayFromThree);
  const link = offerTo(stage);
  await stage.pass(5 * HOUR);
  expect(handoff(stage).status).toBe('postponed');
  const told =
    'Nobody is asked at the moment: it goes on on Friday, February 1 at 09:00 AM Eastern Standard Time.';
  expect(await pageOf(stage, link)).toContain(told);
});

test('whoever was asked before it was cancelled reads that it was taken back', async () => {
  const stage = await offered();
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  expect(await pageOf(stage, offerTo(stage))).toContain('<h1>This was taken back</h1>');
});

test('whoever said no before it was cancelled reads that they said no', async () => {
  const stage = await offered();
  await decline(stage);
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  expect(await pageOf(stage, offerTo(stage))).toContain('<h1>You said no</h1>');
});
