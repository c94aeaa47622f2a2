import { slackMembers } from '#adapters/slack/members.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { slackPrivateReplies } from '#adapters/slack/private-replies.ts';
import { readInteraction } from '#adapters/slack/read-interaction.ts';
import type { Interaction } from '#adapters/slack/read-interaction.ts';
import { slackChat } from '#adapters/slack/slack-chat.ts';
import { verifySignature } from '#adapters/slack/verify-signature.ts';
import { signSlack } from '#local/sandbox/slack/interactions/sign.ts';
import { startSandboxSlack } from '#local/sandbox/slack/start-sandbox-slack.ts';
import type { SandboxSlack } from '#local/sandbox/slack/start-sandbox-slack.ts';
import vector from '#test/vectors/slack-signature.json' with { type: 'json' };
import vectors from '#test/vectors/slack-block-actions.json' with { type: 'json' };

const token = 'xoxb-sandbox';
const signingSecret = 'sandbox-signing-secret';
const MAYA = 'U0MAYA';
const users = [
  { id: MAYA, name: 'Maya Chen' },
  { id: 'U0TOM', name: 'Tom Okafor' },
  { id: 'U0GONE', name: 'Gone', isDisabled: true },
];
const blocks = [
  { type: 'header', text: { type: 'plain_text', text: 'Jonas hands you <b>Amelia</b>' } },
  {
    type: 'actions',
    block_id: 'decline',
    elements: [
      {
        type: 'static_select',
        action_id: 'decline-reason',
        placeholder: { type: 'plain_text', text: 'Choose' },
        options: [{ text: { type: 'plain_text', text: 'Away' }, value: 'away' }],
      },
      { type: 'button', action_id: 'decline', text: { type: 'plain_text', text: 'No' }, value: 'v1' },
    ],
  },
];
const message = { text: 'An offer', blocks };

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function runSlack(interactionsUrl?: string): Promise<SandboxSlack> {
  const to = interactionsUrl === undefined ? {} : { interactionsUrl };
  const sandbox = await startSandboxSlack({ port: 0, token, signingSecret, users, ...to });
  running.push(sandbox);
  return sandbox;
}

const chatWith = ({ url }: SandboxSlack, as = token) =>
  slackChat({ baseUrl: url, timeoutMs: 500, token: async () => as });

/** An app that takes whatever was signed right. */
async function runApp(): Promise<{ readonly url: string; readonly heard: Interaction[] }> {
  const heard: Interaction[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const signature = String(request.headers['x-slack-signature']);
      const timestamp = String(request.headers['x-slack-request-timestamp']);
      const verdict = verifySignature({ body, signature, timestamp }, signingSecret, Date.now());
      const interaction = readInteraction(body.toString('utf8'));
      if (interaction !== undefined) heard.push(interaction);
      response.writeHead(verdict === 'authentic' && interaction !== undefined ? 200 : 401).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  running.push({
    stop: async () => {
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard };
}

async function posted(sandbox: SandboxSlack) {
  const sent = await chatWith(sandbox).post(MAYA, message);
  if (sent.outcome !== 'sent') throw new Error(sent.outcome);
  return sent.posting;
}

async function control(sandbox: SandboxSlack, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return answer.json();
}

const page = async ({ url }: SandboxSlack): Promise<string> => (await fetch(url)).text();

test('it signs as the official vector is signed', () => {
  expect(signSlack(vector.signingSecret, vector.timestamp, vector.body)).toBe(vector.signature);
});

describe('the API', () => {
  test('posts a message to a user, and changes it', async () => {
    const sandbox = await runSlack();
    const posting = await posted(sandbox);
    expect(posting.channel).toMatch(/^D/);
    await chatWith(sandbox).update(posting, { text: 'It is over', blocks: [] });
    expect(await page(sandbox)).toContain('It is over (edited)');
  });

  test('says no as Slack does: with a 200 and the name of the error', async () => {
    const sandbox = await runSlack();
    const answer = await fetch(`${sandbox.url}/api/chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ channel: 'U0NOBODY', text: 'Hello' }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(vectors.chat_postMessage_err);
  });

  test.each([
    ['U0NOBODY', token, message, 'channel_not_found'],
    ['C0GENERAL', token, message, 'not_in_channel'],
    ['U0GONE', token, message, 'user_disabled'],
    [MAYA, 'xoxb-old', message, 'invalid_auth'],
    [MAYA, token, { text: '', blocks: [] }, 'no_text'],
    [
      MAYA,
      token,
      { text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) },
      'invalid_blocks',
    ],
  ])('to %s with %s it is refused', async (user, as, what, because) => {
    const sandbox = await runSlack();
    expect(await chatWith(sandbox, as).post(user, what)).toEqual({ outcome: 'refused', because });
  });

  test('a message that is not there cannot be changed', async () => {
    const sandbox = await runSlack();
    const { channel } = await posted(sandbox);
    const update = (posting: { channel: string; ts: string }) => chatWith(sandbox).update(posting, message);
    expect(await update({ channel, ts: '1.1' })).toMatchObject({ because: 'message_not_found' });
    expect(await update({ channel: 'D1', ts: '1.1' })).toMatchObject({ because: 'channel_not_found' });
  });

  test.each([
    [
      { fault: 'rate-limited', retryAfterSeconds: 7 },
      { outcome: 'later', because: 'ratelimited', afterSeconds: 7 },
    ],
    [
      { fault: 'error', error: 'internal_error' },
      { outcome: 'later', because: 'internal_error' },
    ],
    [
      { fault: 'error', error: 'account_inactive' },
      { outcome: 'refused', because: 'account_inactive' },
    ],
    [{ fault: 'unavailable' }, { outcome: 'later', because: 'http-503' }],
    [{ fault: 'timeout' }, { outcome: 'later', because: 'timeout' }],
    [{ fault: 'reset' }, { outcome: 'later' }],
  ])('fails on demand, once: %o', async (fault, outcome) => {
    const sandbox = await runSlack();
    await control(sandbox, 'faults', { method: 'chat.postMessage', ...fault });
    expect(await chatWith(sandbox).post(MAYA, message)).toMatchObject(outcome);
    expect(await chatWith(sandbox).post(MAYA, message)).toMatchObject({ outcome: 'sent' });
  });
});

describe('a press', () => {
  test('reaches the app signed, with what stands chosen', async () => {
    const app = await runApp();
    const sandbox = await runSlack(app.url);
    const posting = await posted(sandbox);
    const chosen = { 'decline-reason': ['away'] };
    expect(await control(sandbox, 'press', { ...posting, action: 'decline', chosen })).toEqual({
      status: 200,
    });
    expect(app.heard).toMatchObject([
      { user: MAYA, pressed: [{ action: 'decline', value: 'v1' }], chosen: { 'decline-reason': ['away'] } },
    ]);
  });

  test('can be made on the page, by whomever one likes', async () => {
    const app = await runApp();
    const sandbox = await runSlack(app.url);
    const { channel, ts } = await posted(sandbox);
    const form = new URLSearchParams({ user: 'U0TOM', action: 'decline', 'chosen-decline-reason': 'away' });
    const path = `${sandbox.url}/page/press/${channel}/${ts}`;
    const answer = await fetch(path, { method: 'POST', body: form, redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(app.heard).toMatchObject([{ user: 'U0TOM', chosen: { 'decline-reason': ['away'] } }]);
  });

  test('that the app does not take is shown as Slack would', async () => {
    const sandbox = await runSlack('http://127.0.0.1:1/');
    const { channel, ts } = await posted(sandbox);
    const path = `${sandbox.url}/page/press/${channel}/${ts}`;
    const answer = await fetch(path, { method: 'POST', body: new URLSearchParams({ action: 'decline' }) });
    expect(await answer.text()).toContain('The app did not take it: no answer.');
  });

  test('can be replied to privately, five times', async () => {
    const app = await runApp();
    const sandbox = await runSlack(app.url);
    await control(sandbox, 'press', { ...(await posted(sandbox)), action: 'decline' });
    const reply = () => slackPrivateReplies(500).send(app.heard[0]?.responseUrl ?? '', 'Too late');
    for (let count = 0; count < 5; count += 1) expect(await reply()).toEqual({ outcome: 'sent' });
    expect(await reply()).toEqual({ outcome: 'failed', because: 'http-404' });
    expect(await page(sandbox)).toContain('Only visible to you: Too late');
  });
});

test('the page shows the messages of each user, escaped, and what can be pressed', async () => {
  const sandbox = await runSlack();
  await posted(sandbox);
  const shown = await page(sandbox);
  expect(shown).toContain('Maya Chen');
  expect(shown).toContain('Jonas hands you &lt;b&gt;Amelia&lt;/b&gt;');
  expect(shown).toContain('<button name="action" value="decline">No</button>');
  expect(shown).toContain('<option value="away">Away</option>');
});

test('who is in the workspace is told to whoever has its token', async () => {
  const { url } = await runSlack();
  expect(await slackMembers(url, async () => token).look()).toEqual(new Set(['USLACKBOT', MAYA, 'U0TOM']));
  expect(await slackMembers(url, async () => 'xoxb-other').look()).toEqual({ because: 'invalid_auth' });
  expect(await slackMembers(url, async () => undefined).look()).toEqual({ because: 'token-unset' });
});

test('users.list goes page by page until the cursor is empty, with those who have left', async () => {
  const { url } = await runSlack();
  const seen: string[] = [];
  for (let cursor: string | undefined; cursor !== '';) {
    const at = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/users.list?limit=3${at}`, { headers });
    const page = (await answer.json()) as {
      members: { id: string; deleted: boolean }[];
      response_metadata: { next_cursor: string };
    };
    seen.push(...page.members.map(({ id, deleted }) => (deleted ? `${id} deleted` : id)));
    cursor = page.response_metadata.next_cursor;
  }
  expect(seen).toEqual(['USLACKBOT', MAYA, 'U0TOM', 'U0GONE deleted']);
});

describe('a channel', () => {
  test('shows what the app posts in it, and what belongs below, once it was invited there', async () => {
    const sandbox = await startSandboxSlack({ port: 0, token, signingSecret, users, channels: ['C0OPS'] });
    running.push(sandbox);
    const chat = chatWith(sandbox);
    const opening = await chat.post('C0OPS', message);
    if (opening.outcome !== 'sent') throw new Error(opening.outcome);
    expect(opening.posting.channel).toBe('C0OPS');
    expect(await chat.post('C0OPS', { ...message, text: 'It is over' }, opening.posting.ts)).toMatchObject({
      posting: { channel: 'C0OPS' },
    });
    expect(await chat.post('C0OTHER', message)).toMatchObject({ because: 'not_in_channel' });
    const shown: unknown = await (await fetch(`${sandbox.url}/_sandbox/messages`)).json();
    expect(shown).toMatchObject([
      { channel: 'C0OPS', user: 'C0OPS', text: 'An offer' },
      { channel: 'C0OPS', user: 'C0OPS', text: 'It is over', thread: opening.posting.ts },
    ]);
    expect(await (await fetch(sandbox.url)).text()).toContain('It is over');
  });
});
