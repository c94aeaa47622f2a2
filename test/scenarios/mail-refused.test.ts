import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { factTypes, handoff, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import {
  decide,
  inHand,
  LENA_MAIL,
  look,
  MAYA_MAIL,
  mailsTo,
  OPS_MAIL,
} from '#test/scenario-support/people.ts';

test('an offer whose mail is refused is held at once, not at its deadline', async () => {
  const stage = newStage();
  stage.world.refusedAddresses.add(MAYA_MAIL);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'undeliverable' } });
  expect(factTypes(stage)).toEqual(
    expect.arrayContaining(['DeliveryFailed', 'OfferUndeliverable', 'HandoffHeld']),
  );
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
});

test('two handoffs to one unreachable person share one incident', async () => {
  const stage = newStage();
  seedContact(stage, '502');
  stage.world.refusedAddresses.add(MAYA_MAIL);
  await setLifecycle(stage, 'salesqualifiedlead');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 2 } }]);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(1);
  stage.world.refusedAddresses.clear();
  await decide(stage, { choice: 'retry' });
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['offered', 'offered']);
  expect(openIncidents(stage)).toEqual([]);
});

test('whoever must be told of an incident and cannot be is an incident of its own', async () => {
  const stage = newStage();
  stage.world.refusedAddresses.add(MAYA_MAIL).add(LENA_MAIL);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(openIncidents(stage).map(({ cause }) => cause.kind)).toEqual(['undeliverable', 'notice-failed']);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(2);
});

test('when nobody at all can be written to, it comes to rest all the same', async () => {
  const stage = newStage();
  stage.world.refusedAddresses.add(MAYA_MAIL).add(LENA_MAIL).add(OPS_MAIL);
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.pass(60 * 60);
  expect(incidents(stage).length).toBeLessThan(5);
});

test('what could not be sent is not sent again: whoever sees to it ends the incident, and is told so', async () => {
  const stage = newStage();
  stage.world.refusedAddresses.add(MAYA_MAIL).add(LENA_MAIL);
  await setLifecycle(stage, 'salesqualifiedlead');
  stage.world.refusedAddresses.clear();
  const failed = inHand(mailsTo(stage, OPS_MAIL).findLast(({ subject }) => subject.includes('Lena')));
  expect((await look(stage, failed)).body).toContain('Baton does nothing again');
  const { body } = await decide(stage, { choice: 'seen-to' }, failed);
  expect(body).toContain('The incident has ended');
  await stage.rounds(3);
  expect(openIncidents(stage).map(({ cause }) => cause.kind)).toEqual(['undeliverable']);
});
