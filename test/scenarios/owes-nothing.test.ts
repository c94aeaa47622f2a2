import { expect, test } from 'vitest';
import { CONTACT } from '#test/scenario-support/crm.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { accept, offerTo, send } from '#test/scenario-support/people.ts';
import { interleave } from '#test/scenario-support/race.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { syncOnce } from '#test/scenario-support/workers.ts';

const HOUR = 60 * 60;

/** Salesforce keeps it open for hours, whatever HubSpot says. */
async function openElsewhere(): Promise<Stage> {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.faults.push({ does: 'put off', seconds: 4 * HOUR });
  return stage;
}

const toSync = (stage: Stage) => stage.mailbox.waiting().filter(({ lambda }) => lambda === 'sync-target');

test('a message too many for what is done asks nothing, and nobody is left alone for it', async () => {
  const stage = await openElsewhere();
  await accept(stage);
  expect(handoff(stage)).toMatchObject({
    ...{ status: 'syncing', targets: { hubspot: { done: { verdict: 'VERIFIED' } } } },
  });
  stage.hubspot.broken.add(CONTACT);
  stage.hubspot.requests.length = 0;
  await syncOnce(stage);
  await stage.pass(3 * HOUR);
  expect(stage.hubspot.requests).toEqual([]);
  expect(stage.world.health.size).toBe(0);
});

test('what another has done meanwhile is not looked at again because a look failed', async () => {
  const stage = await openElsewhere();
  await send(stage, offerTo(stage), { answer: 'accept' });
  await stage.runUntil(() => toSync(stage).length > 0);
  const plain = stage.fork();
  await syncOnce(plain);
  const beforeRead = plain.fates.calls.findIndex(({ call }) => call === 'hubspot.read');
  const doneMeanwhile = async () => {
    await stage.run();
    expect(handoff(stage).targets.hubspot?.done).toBeDefined();
    stage.hubspot.readFaults.push({ does: 'answer', status: 503 });
  };
  await interleave(stage, [() => syncOnce(stage), doneMeanwhile], [beforeRead, Infinity, Infinity]);
  expect(stage.hubspot.readFaults).toEqual([]);
  const toHubspot = toSync(stage).filter(({ body }) => JSON.stringify(body).includes('"target":"hubspot"'));
  expect(toHubspot).toEqual([]);
});
