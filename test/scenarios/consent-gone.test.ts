import { expect, test } from 'vitest';
import { gatherMonday } from '#adapters/operator-api/gather-monday.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import { CONTACT } from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decide,
  decisionTo,
  decline,
  LENA_MAIL,
  look,
  mailsTo,
  OPS_MAIL,
} from '#test/scenario-support/people.ts';
import { operate } from '#test/scenario-support/operator.ts';
import { apiOf } from '#test/scenario-support/operator-api.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 60 * 60;
const MANY = 5;
const revoked = { does: 'answer', status: 401 } as const;

async function revokedFor(seconds: number): Promise<Stage> {
  const stage = await offeredMany(MANY);
  stage.hubspot.outage = revoked;
  await acceptAll(stage);
  await stage.pass(seconds);
  return stage;
}

test('a consent that is gone is one incident, which says what to renew and how many wait', async () => {
  const stage = await revokedFor(HOUR);
  expect(openIncidents(stage)).toMatchObject([
    { cause: { kind: 'target-deferred', because: 'consent-gone' }, members: { length: MANY } },
  ]);
  const [mail, ...others] = mailsTo(stage, LENA_MAIL);
  expect(others).toEqual([]);
  expect(mail?.text).toContain('npx baton secrets set hubspot-token');
});

test('the week’s report names the system that refuses the access, and no contract', async () => {
  const stage = await revokedFor(HOUR);
  const { lines } = reportOf(await gatherMonday(apiOf(stage)));
  const line = lines.find(({ title }) => title === 'To remove for good');
  expect(line).toMatchObject({
    found: [
      `The highest impact: HubSpot refuses the access that Baton has: ${String(MANY)} met in 1 incident, high (access-refused:hubspot); nobody has picked it yet.`,
    ],
    next: expect.stringMatching(/baton backlog pick access-refused:hubspot --owner/) as string,
    short: 'first to remove: HubSpot refuses the access that Baton has',
  });
  const pick = { act: 'pick', cause: 'access-refused:hubspot', owner: 'maya-chen' };
  expect(await operate(stage, 'POST', '/operator/backlog', pick)).toMatchObject({
    status: 200,
    answer: { title: 'HubSpot refuses the access that Baton has', changed: true },
  });
});

test('its owner hears once that it is over, how many went on, and so does the link that they had', async () => {
  const stage = await revokedFor(HOUR);
  const link = decisionTo(stage);
  stage.hubspot.outage = undefined;
  await stage.pass(2 * HOUR);
  const [told, ...others] = mailsTo(stage, LENA_MAIL, 'solved');
  expect(others).toEqual([]);
  expect(told?.subject).toBe('Solved – HubSpot: 5 handoffs went on');
  expect(told?.text).toMatch(/HubSpot: solved on .* at \d\d:\d\d [^;]*; 5 handoffs went on\./);
  expect(mailsTo(stage, OPS_MAIL, 'solved')).toEqual([]);
  expect((await look(stage, link)).body).toMatch(/solved on .* at \d\d:\d\d [^;]*; 5 handoffs went on\./);
});

test('nobody is told that it is over who only cancelled what waited', async () => {
  const stage = await revokedFor(HOUR);
  await decide(stage, { choice: 'cancel' });
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(incidents(stage)).toMatchObject([{ status: 'resolved' }]);
  expect(mailsTo(stage, LENA_MAIL, 'solved')).toEqual([]);
});

test('no attempt is used up by it', async () => {
  const stage = await revokedFor(HOUR);
  expect(facts(stage, 'AttemptFailed')).toEqual([]);
  expect(facts(stage, 'TargetPlanned')).toEqual([]);
});

test('once it is renewed everything goes on by itself, and the incident is over', async () => {
  const stage = await revokedFor(HOUR);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  expect(incidents(stage)).toMatchObject([{ status: 'resolved' }]);
});

test('a write that is refused so gives its attempt back', async () => {
  const stage = await offered();
  stage.hubspot.writeFaults.push(revoked, revoked, revoked, revoked);
  await accept(stage);
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('completed');
  expect(facts(stage, 'AttemptFailed')).toEqual([]);
});

test('a key that was just exchanged is refused once, and nobody hears of it', async () => {
  const stage = await offered();
  stage.hubspot.readFaults.push(revoked);
  await accept(stage);
  await stage.pass(60);
  expect(handoff(stage).status).toBe('completed');
  expect(incidents(stage)).toEqual([]);
});

test('another system that needs what stands there waits in the same incident', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.hubspot.outage = revoked;
  await accept(stage);
  await stage.pass(HOUR);
  expect(openIncidents(stage)).toMatchObject([
    { cause: { because: 'consent-gone' }, members: { length: 2 } },
  ]);
  expect(facts(stage, 'AttemptFailed')).toEqual([]);
});

test('what Baton only shows waits in it too, and is shown once it is renewed', async () => {
  const stage = await offered();
  stage.hubspot.outage = revoked;
  await decline(stage);
  await stage.pass(HOUR);
  expect(openIncidents(stage).map(({ cause }) => cause)).toContainEqual({
    kind: 'target-deferred',
    target: 'hubspot',
    because: 'consent-gone',
  });
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(openIncidents(stage).map(({ cause }) => cause.kind)).toEqual(['declined']);
  expect(stage.hubspot.value(CONTACT, 'baton_state')).toBe('held');
});
