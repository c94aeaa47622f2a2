import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { slackPrivateReplies } from '#adapters/slack/private-replies.ts';
import { slackChat } from '#adapters/slack/slack-chat.ts';
import { listening } from '../http/listen.ts';

const listen = listening();

interface Seen {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A server that answers always the same, and what it was asked. */
async function answering(answer: unknown): Promise<{ readonly url: string; readonly seen: Seen[] }> {
  const seen: Seen[] = [];
  const url = await listen((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      seen.push({ url: request.url, headers: request.headers, body: JSON.parse(text) });
      response.end(JSON.stringify(answer));
    });
  });
  return { url, seen };
}

const chatAt = (baseUrl: string, token: string | undefined = 'xoxb-test', timeoutMs = 2000) =>
  slackChat({ baseUrl, timeoutMs, token: async () => token });
const message = { text: 'Hello', blocks: [{ type: 'divider' }] };

describe('Slack as a chat', () => {
  it('posts below another message of a channel', async () => {
    const { url, seen } = await answering({ ok: true, channel: 'C1', ts: '1.3' });
    await chatAt(url).post('C1', message, '1.2');
    expect(seen).toMatchObject([{ body: { channel: 'C1', thread_ts: '1.2', ...message } }]);
  });

  it('posts to a person with one request', async () => {
    const { url, seen } = await answering({ ok: true, channel: 'D1', ts: '1.2' });
    expect(await chatAt(url).post('U1', message)).toEqual({
      outcome: 'sent',
      posting: { channel: 'D1', ts: '1.2' },
    });
    expect(seen).toMatchObject([
      {
        url: '/api/chat.postMessage',
        headers: { authorization: 'Bearer xoxb-test', 'content-type': 'application/json; charset=utf-8' },
        body: { channel: 'U1', ...message },
      },
    ]);
  });

  it('changes a message where it stands', async () => {
    const { url, seen } = await answering({ ok: true, channel: 'D1', ts: '1.2' });
    await chatAt(url).update({ channel: 'D1', ts: '1.2' }, message);
    expect(seen).toMatchObject([{ url: '/api/chat.update', body: { channel: 'D1', ts: '1.2', ...message } }]);
  });

  it('is closed without a token, and asks nobody', async () => {
    const { url, seen } = await answering({ ok: true });
    const chat = slackChat({ baseUrl: url, timeoutMs: 2000, token: async () => undefined });
    expect(await chat.post('U1', message)).toEqual({ outcome: 'closed' });
    expect(seen).toEqual([]);
  });

  it('that does not answer in time may be asked later, and is asked once', async () => {
    let requests = 0;
    const url = await listen(() => void (requests += 1));
    expect(await chatAt(url, 'xoxb-test', 50).post('U1', message)).toEqual({
      outcome: 'later',
      because: 'timeout',
    });
    expect(requests).toBe(1);
  });

  it('that cannot be reached, or breaks off, may be asked later', async () => {
    expect(await chatAt('http://127.0.0.1:1').post('U1', message)).toMatchObject({ outcome: 'later' });
    const url = await listen((request) => void request.socket.destroy());
    expect(await chatAt(url).post('U1', message)).toMatchObject({ outcome: 'later' });
  });
});

describe('a private reply', () => {
  it('leaves the message as it is', async () => {
    const { url, seen } = await answering('ok');
    expect(await slackPrivateReplies(2000).send(`${url}/actions/1`, 'Too late')).toEqual({ outcome: 'sent' });
    expect(seen).toMatchObject([
      { url: '/actions/1', body: { response_type: 'ephemeral', replace_original: false, text: 'Too late' } },
    ]);
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('that does not arrive says so', async () => {
    const replies = slackPrivateReplies(2000);
    expect(await replies.send('http://127.0.0.1:1/x', 'x')).toMatchObject({ outcome: 'failed' });
  });
});
