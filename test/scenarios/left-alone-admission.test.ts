import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const CONTACTS = ['501', '502', '503', '504', '505', '506'];

/** Events of several contacts come in while HubSpot cannot be read. */
async function unreadableFor(seconds: number, outage: HubSpotFault): Promise<Stage> {
  const stage = newStage();
  stage.hubspot.outage = outage;
  for (const contact of CONTACTS) {
    seedContact(stage, contact);
    await setLifecycle(stage, 'salesqualifiedlead', contact);
  }
  await stage.pass(seconds);
  return stage;
}

test('a system that is down is not asked for every event that comes in, and each is admitted afterwards', async () => {
  const stage = await unreadableFor(10 * MINUTE, { does: 'time out' });
  expect(stage.hubspot.requests.length).toBeLessThan(3 * CONTACTS.length);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoffs(stage).map(({ status }) => status)).toEqual(CONTACTS.map(() => 'offered'));
  expect(blockedEvents(stage)).toEqual([]);
});

test('events that nobody can read for hours are not waited for in silence', async () => {
  const stage = await unreadableFor(6 * HOUR, { does: 'answer', status: 401 });
  expect(blockedEvents(stage)).toHaveLength(CONTACTS.length);
  expect(openIncidents(stage)).toMatchObject([
    { cause: { kind: 'unreadable-record', because: 'consent-gone' }, members: { length: CONTACTS.length } },
  ]);
});
