import { expect, test } from 'vitest';
import { openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate } from '#test/scenario-support/operator.ts';
import { decline, look, send } from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import {
  asText,
  MAYA_IN_SLACK,
  messagesTo,
  offeredInSlack,
  press,
  slackDirectory,
} from '#test/scenario-support/slack.ts';
import { awaitingStart, DAY } from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const LENA = 'U0LENA';
const CHANNEL = 'C0OPS';

/** What a message leads to, with the code that stands in it. */
function ownPage(stage: Stage, which = 0, user = MAYA_IN_SLACK): InHand {
  const text = asText(messagesTo(stage, user)[which]);
  const [, token = ''] = /\/me\/(\w+)/.exec(text) ?? [];
  const [, code = ''] = /Your code: (\d\d)/.exec(text) ?? [];
  return { lambda: 'show-my-work', token, code };
}

/** The page is theirs, and takes what the code of the message lets them change. */
async function expectTheirs(stage: Stage, page: InHand, name = 'Maya Chen'): Promise<void> {
  expect((await look(stage, page)).body).toContain(`<h1>${name}: your work</h1>`);
  const away = { action: 'away', from: '2030-03-01', until: '2030-03-02' };
  await send(stage, page, away);
  expect([...stage.world.absences.values()].flat()).toHaveLength(1);
}

test('whoever is asked in Slack is led to their own page, with its code', async () => {
  const stage = await offeredInSlack();
  await expectTheirs(stage, ownPage(stage));
});

test.each([
  ['accept', {}],
  ['decline', { declineReason: 'no-time' }],
  ['sendBack', { returnReason: 'incomplete' }],
  ['later', { until: '1h' }],
] as const)('and by the message that follows their answer (%s)', async (action, chosen) => {
  const acknowledgment = { ...sampleContract.acknowledgment, snoozeAtMostSeconds: DAY };
  const stage = await offered({ ...sampleContract, acknowledgment }, slackDirectory);
  const before = ownPage(stage);
  await press(stage, messagesTo(stage)[0], { action, chosen });
  const after = ownPage(stage);
  expect(after.token).not.toBe(before.token);
  await expectTheirs(stage, after);
});

test('whoever did not answer keeps a way to it', async () => {
  const stage = await offeredInSlack();
  await stage.pass(10 * 60 * 60);
  await expectTheirs(stage, ownPage(stage));
});

test('so is whoever is reminded there that they have not begun', async () => {
  const stage = await offered(awaitingStart, slackDirectory);
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  await stage.pass(2 * DAY);
  await expectTheirs(stage, ownPage(stage, 1));
});

test('and whoever is told there of an incident; but the channel of operations leads to nobody’s', async () => {
  const people = sampleDirectory.people.map((person) =>
    person.id === 'lena-fischer'
      ? { ...person, channels: ['slack' as const], ids: { ...person.ids, slack: LENA } }
      : person,
  );
  const stage = await offered(sampleContract, { ...sampleDirectory, people, opsChannel: CHANNEL });
  await decline(stage);
  await expectTheirs(stage, ownPage(stage, 0, LENA), 'Lena Fischer');
  const [incident] = openIncidents(stage);
  const path = `/operator/incidents/${incident?.id ?? ''}/assign`;
  await operate(stage, 'POST', path, { owner: 'tom-okafor', reason: 'He knows' });
  await stage.pass(2 * DAY);
  const shared = messagesTo(stage, CHANNEL);
  expect(shared.length).toBeGreaterThan(2);
  for (const message of shared) expect(asText(message)).not.toMatch(/https?:|Your code/);
});
