import { expect } from 'vitest';
import { CONTACT } from './crm.ts';
import type { Call, CrashPlan } from './life.ts';
import { expectSound } from './sound.ts';
import { Stage } from './stage.ts';
import type { Story } from './stories.ts';

/** The calls of a story in which nothing goes wrong. */
export async function callsOf(story: Story): Promise<readonly Call[]> {
  const stage = new Stage();
  await story(stage);
  return stage.fates.calls;
}

/** Plays a story with crashes in it, and checks that nobody but the log could tell. */
export async function playWith(story: Story, crashes: readonly CrashPlan[]): Promise<Stage> {
  const stage = new Stage();
  stage.fates.crashes.push(...crashes);
  await story(stage);
  expectSound(stage);
  expectOneOwnerWrite(stage);
  expectFewDuplicates(stage, crashes.length);
  expect(stage.errors.map(({ lambda, error }) => `${lambda}: ${String(error)}`)).toEqual([]);
  expect([...stage.world.deadLetters]).toEqual([]);
  return stage;
}

/** However often it was tried: HubSpot's history shows one change of owner, and it is ours. */
function expectOneOwnerWrite({ hubspot }: Stage): void {
  expect(hubspot.history(CONTACT, 'hubspot_owner_id').filter(({ by }) => by === 'baton')).toHaveLength(1);
}

/** At most one message too many for each crash. */
function expectFewDuplicates({ world }: Stage, crashes: number): void {
  const different = new Set(world.mails.map(({ to, subject, tags }) => JSON.stringify([to, subject, tags])));
  expect(world.mails.length - different.size).toBeLessThanOrEqual(crashes);
}
