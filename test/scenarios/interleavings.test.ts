import { expect, test } from 'vitest';
import { runConcurrently, seeded } from '#test/scenario-support/concurrently.ts';
import {
  CONTACT,
  deliverUntilTaken,
  JONAS_USER,
  seedContact,
  stageEvent,
} from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { MAYA_MAIL, mailsTo, offerTo, send } from '#test/scenario-support/people.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

/** Two deliveries of one change, then two clicks on yes and one on no, with all processes mixed call by call. */
async function play(seed: number): Promise<Stage> {
  const choose = seeded(seed);
  const stage = new Stage();
  seedContact(stage);
  stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, JONAS_USER);
  const deliver = () => deliverUntilTaken(stage, [stageEvent(stage)]);
  await runConcurrently(stage, choose, [deliver, deliver]);
  const yes = { answer: 'accept' };
  const no = { answer: 'decline', 'decline-reason': 'no-time' };
  const link = offerTo(stage);
  const answers = [yes, yes, no].map((form) => () => send(stage, link, form));
  await runConcurrently(stage, choose, answers);
  await stage.rounds(4);
  return stage;
}

test('however the processes of a story are mixed, it is one handoff with one answer and one owner', async () => {
  for (const seed of SEEDS) {
    const stage = await play(seed);
    expectSound(stage);
    const accepted = facts(stage, 'OfferAccepted').length;
    const why = `seed ${seed}`;
    expect(accepted + facts(stage, 'OfferDeclined').length, why).toBe(1);
    expect(handoff(stage).status, why).toBe(accepted === 1 ? 'completed' : 'held');
    expect(stage.hubspot.ownerWrites(), why).toHaveLength(accepted);
    expect(mailsTo(stage, MAYA_MAIL), why).toHaveLength(1);
    expect(stage.errors, why).toEqual([]);
    expect(stage.workflow.running(), why).toEqual([]);
  }
}, 60_000);
