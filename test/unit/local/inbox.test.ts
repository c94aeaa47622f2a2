import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { readMessages } from '#local/inbox/messages.ts';
import { startInbox } from '#local/inbox/start.ts';

const mail = (change: object) => ({
  MessageId: 'one@example.com',
  Source: 'baton@example.com',
  To: ['rep@example.com'],
  CC: [],
  BCC: [],
  Subject: 'Acme is handed to you',
  BodyText: 'Accept by noon',
  BodyHtml: '<!doctype html><html><head><title>x</title></head><body><a href="/o">Open</a></body></html>',
  Timestamp: 1_800_000_000.25,
  Type: 'SendEmail',
  ...change,
});

let mails: object[] = [];

beforeEach(() => {
  mails = [
    mail({}),
    mail({
      MessageId: 'two@example.com',
      Subject: '<script>alert(1)</script>',
      BodyText: '</pre><b>bold',
      Timestamp: 1_800_000_060,
      BodyHtml: null,
    }),
  ];
});

const startPlayedEmulator = async (): Promise<string> => {
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ messages: { '000000000000': mails } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const openInbox = async (endpoint?: string) => {
  const inbox = await startInbox({ endpoint: endpoint ?? (await startPlayedEmulator()), port: 0 });
  onTestFinished(() => inbox.stop());
  return async (path: string) => {
    const response = await fetch(inbox.url + path);
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
};

test('the mails are read newest first', async () => {
  const [newest, oldest] = await readMessages(await startPlayedEmulator());
  expect(newest?.id).toBe('two@example.com');
  expect(oldest).toEqual({
    id: 'one@example.com',
    from: 'baton@example.com',
    to: ['rep@example.com'],
    subject: 'Acme is handed to you',
    text: 'Accept by noon',
    html: expect.stringContaining('Open') as unknown,
    at: new Date('2027-01-15T08:00:00.250Z'),
  });
});

test('the list shows every mail, the newest first, and links to it', async () => {
  const { body } = await (await openInbox())('/');
  expect(body.indexOf('href="/messages/two%40example.com"')).toBeGreaterThan(0);
  expect(body.indexOf('href="/messages/one%40example.com"')).toBeGreaterThan(
    body.indexOf('two%40example.com'),
  );
});

test('the times say in which zone they are', async () => {
  const get = await openInbox();
  for (const path of ['/', '/messages/two%40example.com']) {
    const { body } = await get(path);
    expect(body).toMatch(
      /<time datetime="2027-01-15T08:01:00.000Z">1\d Jan 2027, \d\d:\d\d:\d\d \S+<\/time>/,
    );
  }
});

test('what a mail says is shown and never becomes part of the page', async () => {
  const get = await openInbox();
  for (const path of ['/', '/messages/two%40example.com']) {
    const { body } = await get(path);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<b>');
  }
});

test("the mail's HTML runs no script and its links open outside its frame", async () => {
  const get = await openInbox();
  const page = await get('/messages/one%40example.com');
  expect(page.body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(page.body).toContain('src="/messages/one%40example.com/html"');
  const { body, headers } = await get('/messages/one%40example.com/html');
  expect(body).toContain('<head><base target="_blank"><title>');
  expect(headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/);
});

test('a mail that does not exist is answered as such', async () => {
  expect((await (await openInbox())('/messages/three')).status).toBe(404);
});

test('an emulator that does not answer is said on the page', async () => {
  const { status, body } = await (await openInbox('http://127.0.0.1:1'))('/');
  expect(status).toBe(502);
  expect(body).toContain('The local cloud does not answer.');
});
