import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { poolIdSchema } from '#domain/contract/ids.ts';
import { deliverUntilTaken, seedContact, setLifecycle, stageEvent } from '#test/scenario-support/crm.ts';
import { facts, handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { accept, decline, inHand, MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const pool = poolIdSchema.parse('account-executives');
/** Jonas, who hands over in these stories, may be asked too. */
const candidates = { mayBeGiver: true, onlyInWorkingHours: false, whenNobody: 'hold' } as const;
const inTurn: Contract = { ...sampleContract, candidates, routing: { strategy: 'round-robin', pool } };
const byLoad: Contract = { ...sampleContract, candidates, routing: { strategy: 'least-loaded', pool } };

const contacts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(600 + index));

const shares = (told: readonly Readonly<Record<string, unknown>>[]): readonly number[] => {
  const names = told.map(({ to }) => String(to));
  return ['maya-chen', 'jonas-weber', 'priya-nair'].map((name) => names.filter((one) => one === name).length);
};

test('round robin: of thirty-one that come at once and again, each is asked ten or eleven', async () => {
  const stage = newStage(inTurn);
  for (const contact of contacts(31)) {
    seedContact(stage, contact);
    stage.hubspot.set(contact, { lifecyclestage: 'salesqualifiedlead' }, '98004');
  }
  const events = contacts(31).map((contact) => stageEvent(stage, contact));
  await deliverUntilTaken(stage, [...events, ...events.toReversed()]);
  await deliverUntilTaken(stage, events);
  await stage.run();
  await stage.pass(60);
  expect(handoffs(stage)).toHaveLength(31);
  expect(shares(facts(stage, 'OfferMade')).toSorted()).toEqual([10, 10, 11]);
});

test('whoever declines is followed by the next in turn, and the turn of the next handoff is not used up', async () => {
  const stage = newStage(inTurn);
  await setLifecycle(stage, 'salesqualifiedlead');
  await decline(stage);
  seedContact(stage, '502');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
  expect(facts(stage, 'OfferMade').map(({ to }) => to)).toEqual(['maya-chen', 'jonas-weber', 'jonas-weber']);
});

test('the log says among whom the choice was', async () => {
  const stage = newStage(inTurn);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(facts(stage, 'OfferMade')).toMatchObject([
    {
      because: 'round-robin',
      choice: { considered: ['maya-chen', 'jonas-weber', 'priya-nair'], leftOut: [] },
    },
  ]);
});

test('least loaded: whoever has fewer open is asked, and what is done counts no more', async () => {
  const stage = newStage(byLoad);
  for (const contact of contacts(4)) {
    seedContact(stage, contact);
    await setLifecycle(stage, 'salesqualifiedlead', contact);
  }
  expect(shares(facts(stage, 'OfferMade'))).toEqual([2, 1, 1]);
  for (const mail of mailsTo(stage, MAYA_MAIL, 'offer')) await accept(stage, inHand(mail));
  await stage.pass(60);
  seedContact(stage, '700');
  await setLifecycle(stage, 'salesqualifiedlead', '700');
  expect(shares(facts(stage, 'OfferMade'))).toEqual([3, 1, 1]);
});
