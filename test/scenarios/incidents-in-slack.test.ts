import { expect, test } from 'vitest';
import type { Channel } from '#domain/contract/channel.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decide, decline, LENA_MAIL, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import { asText, messagesTo } from '#test/scenario-support/slack.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

/** Whoever names Slack among their channels is told of an incident there, and by mail where Slack does not take it. */
const DAY = 24 * 60 * 60;
const LENA = 'U0LENA';

function directoryWith(channels: readonly Channel[] | undefined) {
  const own = channels === undefined ? {} : { channels: [...channels] };
  const people = sampleDirectory.people.map((person) =>
    person.id === 'lena-fischer' ? { ...person, ...own, ids: { ...person.ids, slack: LENA } } : person,
  );
  return { ...sampleDirectory, people };
}

const started = (channels?: readonly Channel[]): Promise<Stage> =>
  offered(sampleContract, directoryWith(channels));

const told = (stage: Stage): readonly [number, number] => [
  messagesTo(stage, LENA).length,
  mailsTo(stage, LENA_MAIL).length,
];

/** The link and the code of the newest message in Slack. */
function decisionIn(stage: Stage): InHand {
  const text = asText(messagesTo(stage, LENA).at(-1));
  const [, token = ''] = /decisions\/(\w+)/.exec(text) ?? [];
  const [, code = ''] = /code: (\d\d)/.exec(text) ?? [];
  return { lambda: 'decide-incident', token, code };
}

test('Slack instead of a mail, with all that the mail says first, and a link that decides', async () => {
  const stage = await started(['slack', 'email']);
  await decline(stage);
  expect(told(stage)).toEqual([1, 0]);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(1);
  const [message] = messagesTo(stage, LENA);
  expect(message?.text).toMatch(/^Please decide – /);
  expect(asText(message)).toContain('I have no time for it');
  expect(asText(message)).toContain('Decide by: ');
  expect(asText(message)).toContain('*What to do*\\nOffer it to somebody else, or cancel it.');
  await decide(stage, { choice: 'cancel' }, decisionIn(stage));
  expect(handoff(stage).status).toBe('cancelled');
});

test('told again there at the deadline, once', async () => {
  const stage = await started(['slack']);
  await decline(stage);
  await stage.pass(2 * DAY);
  expect(told(stage)).toEqual([2, 0]);
  expect(messagesTo(stage, LENA).at(-1)?.text).toMatch(/^Overdue decision – /);
  await stage.rounds(5);
  expect(told(stage)).toEqual([2, 0]);
});

test.each([[undefined], [['email'] as const], [['email', 'slack'] as const]])(
  'a mail to whoever names %s',
  async (channels) => {
    const stage = await started(channels);
    await decline(stage);
    expect(told(stage)).toEqual([0, 1]);
  },
);

test.each([
  ['that is down', { outcome: 'later', because: 'http-503' }],
  ['that refuses', { outcome: 'refused', because: 'user_disabled' }],
  ['without a token', { outcome: 'closed' }],
] as const)('a Slack %s loses nothing: a mail goes at once, and that is all', async (_, fault) => {
  const stage = await started(['slack']);
  stage.world.chat.fault = fault;
  await decline(stage);
  expect(told(stage)).toEqual([0, 1]);
  stage.world.chat.fault = undefined;
  await stage.rounds(12);
  expect(told(stage)).toEqual([0, 1]);
});

test('a mail that is refused is followed by Slack, where somebody names it besides', async () => {
  const stage = await started(['email', 'slack']);
  stage.world.refusedAddresses.add(LENA_MAIL);
  await decline(stage);
  await stage.rounds(5);
  expect(openIncidents(stage)).toHaveLength(2);
  expect(messagesTo(stage, LENA).map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/Maya Chen declined/),
  );
});

test('whoever changes their channels is not told again of what they know', async () => {
  const stage = await started(['email']);
  await decline(stage);
  stage.bundle = { ...stage.bundle, directory: directoryWith(['slack']) };
  await stage.rounds(3);
  await stage.pass(DAY);
  expect(told(stage)).toEqual([0, 1]);
  await stage.pass(DAY);
  expect(told(stage)).toEqual([1, 1]);
});
