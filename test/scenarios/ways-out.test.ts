import { describe, expect, test } from 'vitest';
import { CONTACT, MAYA } from '#test/scenario-support/crm.ts';
import { holds, ownerShown } from '#test/scenario-support/holds.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  JONAS_MAIL,
  offerTo,
  OPS_MAIL,
  PRIYA_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const PRIYA = '71003';
const owned = (stage: Stage): boolean => 'ownership' in handoff(stage) || parkedAtSync(stage);

function parkedAtSync(stage: Stage): boolean {
  const state = handoff(stage);
  return state.status === 'held' && state.parked.at === 'sync';
}

/** Whoever is asked again accepts; a retry of writing asks nobody. */
async function acceptIfAsked(stage: Stage): Promise<void> {
  if (handoff(stage).status === 'offered') await accept(stage);
  await stage.pass(15 * 60);
}

async function expectDone(stage: Stage, owner: string): Promise<void> {
  expect(handoff(stage).status).toBe('completed');
  expect(ownerShown(stage)).toBe(owner);
  expect(openIncidents(stage)).toEqual([]);
  await stage.rounds(2);
  expect(stage.workflow.running()).toEqual([]);
}

describe.each(Object.entries(holds))('%s', (_, hold) => {
  test('holds the handoff, opens one incident, and ends the execution', async () => {
    const stage = await hold();
    expect(handoff(stage).status).toBe('held');
    expect(openIncidents(stage)).toHaveLength(1);
    expect(stage.hubspot.value(CONTACT, 'baton_state')).toBe('held');
    await stage.rounds(2);
    expect(stage.workflow.running()).toEqual([]);
  });

  test('can be retried on the page of its notice', async () => {
    const stage = await hold();
    await decide(stage, { choice: 'retry' });
    await acceptIfAsked(stage);
    await expectDone(stage, MAYA);
  });

  test('can be given to somebody else, who is asked first', async () => {
    const stage = await hold();
    const before = ownerShown(stage);
    await decide(stage, { choice: 'give-to', person: 'priya-nair' }, decisionTo(stage, OPS_MAIL));
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
    expect(ownerShown(stage)).toBe(before);
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await expectDone(stage, PRIYA);
  });

  test('can be released by an operator', async () => {
    const stage = await hold();
    expect((await decideFor(stage, 'release', handoff(stage).handoffId)).status).toBe(200);
    await acceptIfAsked(stage);
    await expectDone(stage, MAYA);
  });

  test('can be cancelled: nothing is undone, and nothing more is written', async () => {
    const stage = await hold();
    const before = ownerShown(stage);
    const wasOwned = owned(stage);
    await decide(stage, { choice: 'cancel' });
    await stage.pass(15 * 60);
    expect(handoff(stage).status).toBe('cancelled');
    expect('ownership' in handoff(stage) && handoff(stage)).toMatchObject(
      wasOwned ? { ownership: { owner: 'maya-chen' } } : { ownership: undefined },
    );
    expect(ownerShown(stage)).toBe(before);
    expect(openIncidents(stage)).toEqual([]);
  });

  test('can be decided once: who comes later is told what was decided', async () => {
    const stage = await hold();
    const link = decisionTo(stage, OPS_MAIL);
    await decide(stage, { choice: 'retry' });
    const { body } = await decide(stage, { choice: 'cancel' }, link);
    expect(body).toContain('Lena Fischer');
    expect(handoff(stage).status).not.toBe('cancelled');
  });
});

test('what was returned is decided by its giver', async () => {
  const stage = await holds.returned!();
  await decide(stage, { choice: 'retry' }, decisionTo(stage, JONAS_MAIL));
  expect(handoff(stage).status).toBe('offered');
});
