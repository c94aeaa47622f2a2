import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import type { CrashPlan } from '#test/scenario-support/life.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, operate } from '#test/scenario-support/operator.ts';
import { decide, decline, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';
import { asText } from '#test/scenario-support/slack.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

/** Each incident is one message in the channel of operations, and what becomes of it stands below. */
const DAY = 24 * 60 * 60;
const CHANNEL = 'C0OPS';
const directory = { ...sampleDirectory, opsChannel: CHANNEL };

const posts = ({ world }: Stage) => world.chat.messages.filter(({ user }) => user === CHANNEL);

/** What was posted, and below which of the posts. */
function told(stage: Stage): readonly (readonly [string, number | undefined])[] {
  const all = posts(stage);
  return all.map(({ message, thread }) => {
    const above = all.findIndex(({ posting }) => posting.ts === thread);
    const [said = ''] = /^Please decide|(?<=Maya Chen declined: ).*/.exec(message.text) ?? [];
    return [said, thread === undefined ? undefined : above];
  });
}

async function held(): Promise<Stage> {
  const stage = await offered(sampleContract, directory);
  await decline(stage);
  return stage;
}

test('its opening is a message, and all that follows stands below, once', async () => {
  const stage = await held();
  const [incident] = openIncidents(stage);
  const id = incident?.id ?? '';
  await operate(stage, 'POST', `/operator/incidents/${id}/assign`, {
    owner: 'tom-okafor',
    reason: 'He knows',
  });
  await stage.pass(2 * DAY);
  await decide(stage, { choice: 'cancel' });
  await stage.rounds(5);
  expect(told(stage)).toEqual([
    ['Please decide', undefined],
    ['Tom Okafor decides about it now, and has been told.', 0],
    ['Nobody decided in time: everybody who should know is told again.', 0],
    [expect.stringMatching(/^It is over since /), 0],
  ]);
  expect(asText(posts(stage)[0]?.message)).toContain(`npx baton incidents show ${id}`);
});

test('no link of anybody is in it, and no code; the mail goes besides', async () => {
  const stage = await held();
  expect(asText(posts(stage)[0]?.message)).not.toMatch(/https?:|code/);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(1);
});

test('a directory that names no channel has nothing posted', async () => {
  const stage = await offered(sampleContract, sampleDirectory);
  await decline(stage);
  expect(stage.world.chat.messages).toEqual([]);
});

test('a Slack that is down is asked again, and what happened meanwhile stands below its opening', async () => {
  const stage = await offered(sampleContract, directory);
  stage.world.chat.fault = { outcome: 'later', because: 'http-503' };
  await decline(stage);
  await decide(stage, { choice: 'cancel' });
  expect(posts(stage)).toEqual([]);
  stage.world.chat.fault = undefined;
  await stage.rounds(6);
  expect(told(stage)).toEqual([
    ['Please decide', undefined],
    [expect.stringMatching(/^It is over since /), 0],
  ]);
});

test('a channel that refuses is an incident of its own, over once it takes something', async () => {
  const stage = await offered(sampleContract, directory);
  stage.world.chat.fault = { outcome: 'refused', because: 'not_in_channel' };
  await decline(stage);
  await stage.rounds(3);
  expect(openIncidents(stage).map(({ cause }) => cause)).toContainEqual({
    ...{ kind: 'notice-failed', recipient: 'ops-channel', because: 'not_in_channel' },
  });
  stage.world.chat.fault = undefined;
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  await stage.rounds(3);
  expect(openIncidents(stage)).toEqual([]);
});

async function play(...crashes: readonly CrashPlan[]): Promise<Stage> {
  const stage = new Stage(sampleContract, directory);
  seedContact(stage);
  await setLifecycle(stage, 'salesqualifiedlead');
  stage.fates.calls.length = 0;
  stage.fates.crashes.push(...crashes);
  await decline(stage);
  await stage.rounds(4);
  return stage;
}

test('whichever process dies at whichever call, it is posted once, or twice where nothing had kept it', async () => {
  const { fates } = await play();
  for (const [index] of fates.calls.entries()) {
    for (const moment of ['before', 'after'] as const) {
      const stage = await play({ at: index + 1, moment });
      expectSound(stage);
      const { call } = stage.fates.calls[index] ?? {};
      const isUnkept =
        (call === 'chat.post' && moment === 'after') || (call === 'postings.put' && moment === 'before');
      const ours = posts(stage).filter(({ message }) =>
        /^Please decide .*Maya Chen declined/.test(message.text),
      );
      expect([call, moment, ours.length]).toEqual([call, moment, isUnkept ? 2 : 1]);
    }
  }
}, 60_000);
