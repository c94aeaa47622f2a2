import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  JONAS_MAIL,
  look,
  mailsTo,
  offerTo,
  PRIYA_MAIL,
  sendUntilAnswered,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { awaitingStart, DAY, HOUR, offeringAnew } from '#test/scenario-support/starts.ts';
import { chainContract } from '../unit/contract/sample.ts';

/** Maya is asked, then one of Maya, Jonas and Priya, then their manager Tom. */
const anybody: Contract = {
  ...chainContract,
  candidates: { ...chainContract.candidates, mayBeGiver: true },
};
/** The same, but after those three it is held. */
const nobodyAfter: Contract = { ...anybody, escalation: [] };

const asked = (stage: Stage) =>
  facts(stage, 'OfferMade').map(({ to, because }) => `${String(to)} ${String(because)}`);
const giveTo = async (stage: Stage, to: string) => {
  const { status } = await decideFor(stage, 'reassign', handoff(stage).handoffId, { to });
  expect(status).toBeLessThan(300);
};
const silence = async (stage: Stage) => stage.pass(4 * HOUR);

/** Maya accepted, and it could not be entered. */
async function held(contract: Contract): Promise<Stage> {
  const stage = await offered(contract);
  stage.hubspot.writeFaults.push({ does: 'answer', status: 403 });
  await accept(stage);
  await stage.pass(HOUR / 4);
  expect(handoff(stage).status).toBe('held');
  return stage;
}

describe('whoever it was given away from by a person is not asked again by the contract', () => {
  test('where they had accepted it and an operator gave it to somebody else', async () => {
    const stage = await held(anybody);
    await giveTo(stage, 'jonas-weber');
    await silence(stage);
    expect(asked(stage)).toEqual(['maya-chen named', 'jonas-weber reassigned', 'priya-nair fallback']);
    expect(mailsTo(stage, PRIYA_MAIL, 'offer')[0]?.text).toContain('Jonas Weber did not answer');
  });

  test('where the contract owner did it on their page', async () => {
    const stage = await held(anybody);
    await decide(stage, { choice: 'give-to', person: 'jonas-weber' });
    await silence(stage);
    expect(asked(stage).at(-1)).toBe('priya-nair fallback');
  });

  test('where they were only asked, also after somebody decides once more', async () => {
    const stage = await offered(nobodyAfter);
    await giveTo(stage, 'jonas-weber');
    await silence(stage);
    await silence(stage);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'expired' } });
    await giveTo(stage, 'tom-okafor');
    await silence(stage);
    expect(asked(stage)).toEqual([
      'maya-chen named',
      'jonas-weber reassigned',
      'priya-nair fallback',
      'tom-okafor reassigned',
      'jonas-weber fallback',
    ]);
  });

  test('where they accepted, did not start, and a person named somebody else', async () => {
    const stage = await offered({ ...anybody, start: awaitingStart.start });
    await accept(stage);
    await stage.pass(4 * DAY);
    await giveTo(stage, 'jonas-weber');
    await silence(stage);
    expect(asked(stage).at(-1)).toBe('priya-nair fallback');
  });

  test('where they accepted, did not start, and the next was asked', async () => {
    const stage = await offered({ ...anybody, start: offeringAnew.start });
    await accept(stage);
    await stage.pass(4 * DAY);
    expect(asked(stage).at(-1)).toBe('jonas-weber fallback');
    await giveTo(stage, 'lena-fischer');
    await silence(stage);
    expect(asked(stage).at(-1)).toBe('priya-nair fallback');
  });

  test('nor whoever handed it on to a colleague who does not answer', async () => {
    const stage = await offered(anybody);
    await sendUntilAnswered(stage, offerTo(stage), { answer: 'hand-on', 'hand-on-to': 'tom-okafor' });
    await stage.run();
    await silence(stage);
    expect(asked(stage)).toEqual(['maya-chen named', 'tom-okafor handed-on', 'jonas-weber fallback']);
  });
});

test('a person can name them all the same', async () => {
  const stage = await held(anybody);
  await giveTo(stage, 'jonas-weber');
  await giveTo(stage, 'maya-chen');
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
  await accept(stage);
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
});

test('where nobody else can be asked it is held, and whoever decides reads that it was taken off them', async () => {
  const stage = await held({ ...nobodyAfter, fallback: { person: personIdSchema.parse('maya-chen') } });
  await giveTo(stage, 'jonas-weber');
  await silence(stage);
  expect(mailsTo(stage, JONAS_MAIL, 'offer')).toHaveLength(1);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'expired', leftOut: [{ person: 'maya-chen', because: 'withdrawn' }] },
  });
  expect((await look(stage, decisionTo(stage))).body).toContain(
    'Nobody else can be asked: Maya Chen was taken off it.',
  );
});
