import { describe, expect, test } from 'vitest';
import { memoryLinks } from '#adapters/memory/side-items.ts';
import { mintPersonalLink } from '#lambdas/_presenting/personal-link.ts';
import {
  CONTACT,
  deliverUntilTaken,
  seedContact,
  setLifecycle,
  stageEvent,
} from '#test/scenario-support/crm.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, look, offerTo, send } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

/** What the own page of somebody says that they handed over. */
async function givenBy(stage: Stage, person = 'jonas-weber'): Promise<string> {
  const ports = { links: memoryLinks(stage.world), newId: () => 'ab'.repeat(16), now: () => stage.now() };
  const token = await mintPersonalLink(ports, person, '42');
  const { status, body } = await look(stage, { lambda: 'show-my-work', token });
  expect(status).toBe(200);
  return /<h2>Handed over by you<\/h2>([^]*?)<\/section>/.exec(body)?.[1] ?? '';
}

const listed = ({ world }: Stage) =>
  [...world.givenHandoffs].map(([giver, handoffs]) => [giver, handoffs.size]);

describe('whoever hands over finds on their own page where it stands', () => {
  test('who is asked, and until when', async () => {
    const stage = await offered();
    const given = await givenBy(stage);
    expect(given).toContain('Amelia Hart, Northwind Robotics');
    expect(given).toContain('Somebody is asked, and has not answered yet.');
    expect(given).toMatch(/Asked<\/dt><dd>Maya Chen[^]*To answer by<\/dt><dd>Thursday, January 31/);
    expect(given).toMatch(/href="https:\/\/app\.hubspot\.com\/[^"]*501"/);
  });

  test('who accepted, and when it was verified', async () => {
    const stage = await offered();
    await accept(stage);
    const given = await givenBy(stage);
    expect(given).toContain('Done: somebody accepted, and every system shows it.');
    expect(given).toMatch(/Accepted by<\/dt><dd>Maya Chen[^]*Entered and verified<\/dt><dd>Thursday/);
  });

  test('who decides about what was sent back', async () => {
    const stage = await offered();
    await send(stage, offerTo(stage), { answer: 'return', 'return-reason': 'incomplete' });
    await stage.run();
    expect(handoff(stage).status).toBe('held');
    const given = await givenBy(stage);
    expect(given).toContain('It waits until somebody decides.');
    expect(given).toContain('Decided by</dt><dd>Jonas Weber');
  });

  test('that it was cancelled', async () => {
    const stage = await offered();
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    await stage.run();
    expect(await givenBy(stage)).toContain('It was cancelled.');
  });
});

describe('what is listed', () => {
  test('is nobody else’s, and whoever handed over nothing is told so', async () => {
    const stage = await offered();
    expect(await givenBy(stage, 'maya-chen')).toContain('Nothing in the last ninety days.');
    expect(listed(stage)).toEqual([['jonas-weber', 1]]);
  });

  test('stands there once, whatever happens with it', async () => {
    const stage = await offered();
    await accept(stage);
    await stage.pass(60 * 60);
    expect(listed(stage)).toEqual([['jonas-weber', 1]]);
  });

  test('is nothing of whom the directory does not know, and not in the name of who stands in for them', async () => {
    const stage = newStage();
    const qualified = { lifecyclestage: 'salesqualifiedlead', hubspot_owner_id: '79999' };
    stage.hubspot.set(CONTACT, qualified, '99999');
    await deliverUntilTaken(stage, [stageEvent(stage)]);
    await stage.run();
    expect(handoff(stage)).toMatchObject({ status: 'offered', hasGiver: false });
    expect(listed(stage)).toEqual([]);
  });

  test('is cut after the newest 25, and that is said', async () => {
    const stage = await offered();
    for (let contact = 600; contact < 625; contact += 1) {
      stage.skip(1);
      seedContact(stage, String(contact), { firstname: `Nr. ${String(contact)}` });
      await setLifecycle(stage, 'salesqualifiedlead', String(contact));
    }
    const given = await givenBy(stage);
    expect(given.match(/<li>/g)).toHaveLength(25);
    expect(given).toMatch(/Nr\. 624[^]*Nr\. 600/);
    expect(given).not.toContain('Amelia');
    expect(given).toContain('There is more: only the newest 25 are shown.');
  });
});
