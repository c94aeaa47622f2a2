import { expect, test } from 'vitest';
import { status } from '#cli/commands/status.ts';
import { styleFor } from '#cli/output/style.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import { apiOf } from '#test/scenario-support/operator-api.ts';
import { accept } from '#test/scenario-support/people.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 3_600;
const FEW = 3;

/** The command as operators run it, without the network. */
async function statusOf(stage: Stage): Promise<{ text: string; exitCode: number }> {
  const { text, exitCode } = await status(apiOf(stage));
  return { text: text(styleFor(false)), exitCode };
}

test('what happens and is answered in time is green', async () => {
  const stage = await offeredMany(1);
  await accept(stage);
  await stage.rounds(1);
  const { text, exitCode } = await statusOf(stage);
  expect(text).toMatch(/^GREEN/);
  expect(exitCode).toBe(0);
});

test('a system that is down is yellow and says since when; once it is back all is green', async () => {
  const stage = await offeredMany(FEW);
  stage.hubspot.outage = { does: 'answer', status: 503 };
  await acceptAll(stage);
  await stage.pass(HOUR);
  await stage.rounds(1);
  const down = await statusOf(stage);
  expect(down.text).toMatch(/^YELLOW/);
  expect(down.text).toMatch(/HubSpot +.*since 2030-/);
  expect(down.exitCode).toBe(4);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  await stage.rounds(1);
  expect(await statusOf(stage)).toMatchObject({ exitCode: 0 });
});

test('what waits for a system is counted in its row, as often as its incident holds it, and not as unaccepted', async () => {
  const stage = await offeredMany(FEW);
  stage.hubspot.outage = { does: 'answer', status: 503 };
  await acceptAll(stage);
  await stage.pass(HOUR);
  await stage.rounds(1);
  const { text } = await statusOf(stage);
  expect(text).toMatch(/CONTRACT +UNACCEPTED +LATE +HELD +BLOCKED/);
  expect(text).toMatch(/sales-qualified-lead +0 +0 +0 +0 /);
  expect(text).toMatch(/HubSpot +.*since 2030-.*; 3 handoffs wait for it\n?/);
  expect(text).toMatch(/HOLDS +WHY\n.* 3 +HubSpot /);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  await stage.rounds(1);
  expect((await statusOf(stage)).text).toMatch(/HubSpot +is asked as usual(\n|$)/);
});

test('what is put off by a system that is asked as usual is counted in its row too', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  const later = { does: 'put off', seconds: HOUR } as const;
  stage.salesforce.faults.push(later, later, later);
  await accept(stage);
  await stage.pass(HOUR + 60);
  await stage.rounds(1);
  const { text } = await statusOf(stage);
  expect(text).toMatch(/Salesforce +is asked as usual; 1 handoff waits for it/);
  expect(text).toMatch(/HubSpot +is asked as usual\n/);
});

test('what nobody answers is red, and what to do first names it', async () => {
  const stage = await offeredMany(1);
  await stage.pass(20 * HOUR);
  await stage.rounds(1);
  const { text, exitCode } = await statusOf(stage);
  expect(text).toMatch(/^RED/);
  expect(text).toContain(`Do first: npx baton show ${handoff(stage).handoffId}`);
  expect(text).toMatch(/sales-qualified-lead +1 +1 +1 +0 /);
  expect(exitCode).toBe(5);
});
