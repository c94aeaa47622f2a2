import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import type { CrashPlan } from '#test/scenario-support/life.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { asks, messagesTo, press, slackDirectory } from '#test/scenario-support/slack.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

/** Asked in Slack, accepted in Slack `afterRounds` of the watchdog, by somebody who presses again when Slack warns them. */
async function play(afterRounds: number, ...crashes: readonly CrashPlan[]): Promise<Stage> {
  const stage = new Stage(sampleContract, slackDirectory);
  seedContact(stage);
  stage.fates.crashes.push(...crashes);
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.rounds(messagesTo(stage).length === 0 ? 3 : afterRounds);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { status } = await press(stage, messagesTo(stage).at(-1), { action: 'accept' });
    if (status === 200) break;
  }
  await stage.rounds(3);
  return stage;
}

async function deathsIn(afterRounds: number): Promise<readonly CrashPlan[]> {
  const { fates } = await play(afterRounds);
  return fates.calls.flatMap((_, index) =>
    (['before', 'after'] as const).map((moment) => ({ at: index + 1, moment })),
  );
}

function expectAccepted(stage: Stage, told: string): void {
  expectSound(stage);
  expect([handoff(stage).status, told]).toEqual(['completed', told]);
  expect(facts(stage, 'OfferAccepted')).toHaveLength(1);
}

const tell = ({ fates }: Stage, death: CrashPlan) => JSON.stringify([death, fates.calls[death.at - 1]]);

test('whichever process dies at whichever call, whoever accepts at once is the owner, and sees so in Slack', async () => {
  for (const death of await deathsIn(0)) {
    const stage = await play(0, death);
    const told = tell(stage, death);
    expectAccepted(stage, told);
    expect([messagesTo(stage).map(asks), told]).toEqual([[false], told]);
  }
}, 60_000);

test('whoever takes their time is asked twice only if a process died between posting and keeping where', async () => {
  for (const death of await deathsIn(3)) {
    const stage = await play(3, death);
    const told = tell(stage, death);
    expectAccepted(stage, told);
    const expected = isUnkept(stage, death) ? [true, false] : [false];
    expect([messagesTo(stage).map(asks), told]).toEqual([expected, told]);
  }
}, 60_000);

function isUnkept({ fates }: Stage, { at, moment }: CrashPlan): boolean {
  const call = fates.calls[at - 1]?.call;
  return (call === 'chat.post' && moment === 'after') || (call === 'postings.put' && moment === 'before');
}
