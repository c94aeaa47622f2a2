import { expect, test } from 'vitest';
import { personIdSchema } from '#domain/contract/ids.ts';
import { CONTACT, setLifecycle } from '#test/scenario-support/crm.ts';
import { ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decide,
  decline,
  TOM_MAIL,
  LENA_MAIL,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const id = (name: string) => personIdSchema.parse(name);

/** Maya is asked twice, four hours each; then Priya, then Tom. */
const chain = {
  ...sampleContract,
  rounds: 2,
  fallback: { person: id('priya-nair') },
  escalation: [{ person: id('tom-okafor') }],
};

const waitOut = async (stage: Stage, offers: number): Promise<void> => {
  for (let offer = 0; offer < offers; offer += 1) await stage.pass(4 * HOUR);
};

test('silence goes round by round to the fallback, up the chain, and ends with somebody who decides', async () => {
  const stage = await offered(chain);
  await waitOut(stage, 4);
  expect(facts(stage, 'OfferMade').map(({ to, because }) => `${String(to)} ${String(because)}`)).toEqual([
    'maya-chen named',
    'maya-chen named',
    'priya-nair fallback',
    'tom-okafor escalated',
  ]);
  expect(handoff(stage).status).toBe('held');
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'expired', person: 'tom-okafor' } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
});

test('everybody who is asked is mailed an offer of their own and reminded once', async () => {
  const stage = await offered(chain);
  await waitOut(stage, 4);
  const count = (kind: string) =>
    [MAYA_MAIL, PRIYA_MAIL, TOM_MAIL].map((to) => mailsTo(stage, to, kind).length);
  expect(count('offer')).toEqual([2, 1, 1]);
  expect(count('reminder')).toEqual([2, 1, 1]);
});

test('whoever accepts on the way owns it, and nobody else is asked', async () => {
  const stage = await offered(chain);
  await waitOut(stage, 2);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
  expect(ownerShown(stage)).toBe('71003');
  await waitOut(stage, 4);
  expect(mailsTo(stage, TOM_MAIL)).toEqual([]);
});

test('an answer to the first offer after the second was made comes to nothing', async () => {
  const stage = await offered(chain);
  const first = offerTo(stage);
  await waitOut(stage, 1);
  await accept(stage, first);
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 2 });
  await accept(stage);
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'maya-chen' } });
});

test('whoever declines is not asked again by the contract, and the next is asked at once', async () => {
  const stage = await offered(chain);
  await decline(stage);
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
  await decline(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'tom-okafor' } });
  await decline(stage, offerTo(stage, TOM_MAIL));
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'declined', by: 'tom-okafor' } }]);
  expect(facts(stage, 'OfferMade')).toHaveLength(3);
});

test('somebody whose mail is refused is passed over at once', async () => {
  const stage = newStage(chain);
  stage.world.refusedAddresses.add(MAYA_MAIL);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
});

test('after the chain a person can have the first one asked again', async () => {
  const stage = await offered(chain);
  await waitOut(stage, 4);
  await decide(stage, { choice: 'retry' });
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
  await accept(stage);
  await stage.pass(60);
  expect(ownerShown(stage)).toBe('71001');
  expect(stage.hubspot.value(CONTACT, 'baton_state')).toBe('completed');
});
