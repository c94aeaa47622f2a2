import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  AccountSuspendedException,
  BadRequestException,
  CreateConfigurationSetCommand,
  CreateEmailIdentityCommand,
  MessageRejected,
  SESv2Client,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sesMailer } from '#adapters/email/mailer.ts';
import type { Sender } from '#domain/ports/operations.ts';
import { sesSender } from '#adapters/email/sender.ts';
import { memoryMailer } from '#adapters/memory/mailer.ts';
import { createWorld } from '#adapters/memory/world.ts';
import type { Mail } from '#domain/ports/platform.ts';
import { startCloud } from './support/cloud.ts';
import type { Cloud } from './support/cloud.ts';

const mail: Mail = {
  to: 'ann@example.com',
  subject: 'Grüße: a lead was handed to you',
  html: '<p>Accept by noon 🙂</p>',
  text: 'Accept by noon 🙂',
  headers: [{ name: 'In-Reply-To', value: '<first@example.com>' }],
  tags: { handoff: 'abc', epoch: '1' },
};

const settings = { sender: 'baton@example.org', configurationSet: 'baton' };
const about = { $metadata: {} };

let cloud: Cloud;
let client: SESv2Client;

beforeAll(async () => {
  cloud = await startCloud('mailer');
  client = new SESv2Client(cloud.config);
  await client.send(new CreateEmailIdentityCommand({ EmailIdentity: settings.sender }));
  await client.send(new CreateConfigurationSetCommand({ ConfigurationSetName: settings.configurationSet }));
});
afterAll(async () => {
  client.destroy();
  await cloud.stop();
});

/** A client whose next request is seen and answered by the test instead of being sent. */
function answering(answer: (input: SendEmailCommandInput) => object): SESv2Client {
  const stub = new SESv2Client(cloud.config);
  stub.middlewareStack.add(
    () => async (args) => {
      const output = answer(args.input as SendEmailCommandInput);
      if (output instanceof Error) throw output;
      return { output: { ...about, ...output }, response: {} };
    },
    { step: 'initialize', name: 'answer' },
  );
  return stub;
}

describe.each([
  { kind: 'in memory', mailer: () => memoryMailer(createWorld()) },
  { kind: 'on SES', mailer: () => sesMailer(client, settings) },
])('The mailer $kind', ({ mailer }) => {
  test('sends, each mail with an id of its own', async () => {
    const own = mailer();
    const [one, other] = [await own.send(mail), await own.send(mail)];
    expect([one.outcome, other.outcome]).toEqual(['sent', 'sent']);
    expect(one).not.toEqual(other);
  });
});

test('The mailer in memory refuses for an address that takes no mail', async () => {
  const world = createWorld();
  world.refusedAddresses.add(mail.to);
  expect(await memoryMailer(world).send(mail)).toEqual({ outcome: 'refused', because: 'rejected' });
  expect(world.mails).toEqual([]);
});

describe('The mailer on SES', () => {
  test('hands over text, HTML, headers, tags and configuration set', async () => {
    const seen: SendEmailCommandInput[] = [];
    const stub = answering((input) => {
      seen.push(input);
      return { MessageId: 'm-1' };
    });
    expect(await sesMailer(stub, settings).send(mail)).toEqual({ outcome: 'sent', messageId: 'm-1' });
    expect(seen).toEqual([
      {
        FromEmailAddress: 'baton@example.org',
        Destination: { ToAddresses: ['ann@example.com'] },
        ConfigurationSetName: 'baton',
        EmailTags: [
          { Name: 'handoff', Value: 'abc' },
          { Name: 'epoch', Value: '1' },
        ],
        Content: {
          Simple: {
            Subject: { Data: mail.subject, Charset: 'UTF-8' },
            Body: {
              Html: { Data: mail.html, Charset: 'UTF-8' },
              Text: { Data: mail.text, Charset: 'UTF-8' },
            },
            Headers: [{ Name: 'In-Reply-To', Value: '<first@example.com>' }],
          },
        },
      },
    ]);
  });

  test('sends everything to one address where it was told so', async () => {
    const seen: SendEmailCommandInput[] = [];
    const stub = answering((input) => {
      seen.push(input);
      return { MessageId: 'm-1' };
    });
    await sesMailer(stub, { ...settings, redirectAllTo: 'tests@example.com' }).send(mail);
    expect(seen[0]?.Destination).toEqual({ ToAddresses: ['tests@example.com'] });
  });

  const notVerified = (address: string): Error =>
    new MessageRejected({
      ...about,
      message: `Email address is not verified. The following identities failed the check in region US-EAST-1: ${address}`,
    });

  test.each([
    [
      'a malformed address',
      new BadRequestException({ ...about, message: 'Missing final @domain' }),
      'malformed',
    ],
    ['a content that SES does not take', new MessageRejected({ ...about, message: 'no' }), 'rejected'],
    ['a recipient that the sandbox does not know', notVerified('Ann@example.com'), 'address-not-verified'],
  ])('says that a mail is refused for %s', async (_, error, because) => {
    const own = sesMailer(
      answering(() => error),
      settings,
    );
    expect(await own.send(mail)).toEqual({ outcome: 'refused', because });
  });

  test.each([
    ['too many mails a second', new TooManyRequestsException({ ...about, message: 'slow down' })],
    ['a suspended account', new AccountSuspendedException({ ...about, message: 'suspended' })],
    ['a sender that is not verified', notVerified('baton@example.org')],
  ])('says for %s that the mail was not sent and may go later', async (_, error) => {
    const own = sesMailer(
      answering(() => error),
      settings,
    );
    expect(await own.send(mail)).toEqual({ outcome: 'later', because: error.name });
  });

  test('throws when it is not known whether the mail went out', async () => {
    const error = new Error('socket hang up');
    const own = sesMailer(
      answering(() => error),
      settings,
    );
    await expect(own.send(mail)).rejects.toBe(error);
  });

  test('says here too that nothing was sent when its sender is not verified', async () => {
    const own = sesMailer(client, { ...settings, sender: 'nobody@example.net' });
    expect(await own.send(mail)).toMatchObject({ outcome: 'later' });
  });
});

describe('The sender', () => {
  const access = (endpoint: string) => ({
    region: () => Promise.resolve(cloud.config.region),
    credentials: () => Promise.resolve(cloud.config.credentials),
    endpoint,
  });

  /** SES that gives one answer to everything. */
  const withSes = async <Seen>(
    status: number,
    body: object | string,
    ask: (sender: Sender) => Promise<Seen>,
  ) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const server = createServer((_, response) => response.writeHead(status).end(text));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const at = server.address();
    const port = typeof at === 'object' && at !== null ? at.port : 0;
    try {
      return await ask(sesSender(access(`http://127.0.0.1:${String(port)}`), settings.sender));
    } finally {
      server.close();
    }
  };

  const standingWith = (status: number, body: object | string) =>
    withSes(status, body, (sender) => sender.look());

  test('is unverified until SES knows it, and then verified', async () => {
    const { endpoint } = cloud;
    expect(await sesSender(access(endpoint), 'nobody@example.net').look()).toBe('unverified');
    expect(await sesSender(access(endpoint), settings.sender).look()).toMatchObject({ most: 50_000 });
  });

  test.each([
    ['ready', true],
    ['sandbox', false],
  ])('is %s when it is verified and production access is %s', async (standing, ProductionAccessEnabled) => {
    const SendQuota = { Max24HourSend: 200, SentLast24Hours: 7 };
    const body = { VerifiedForSendingStatus: true, ProductionAccessEnabled, SendQuota };
    expect(await standingWith(200, body)).toEqual({ standing, sent: 7, most: 200 });
  });

  test('tells to whom SES sends nothing', async () => {
    const sender = sesSender(access(cloud.endpoint), settings.sender);
    expect(await sender.suppressed(['maya.chen@example.com'])).toEqual(new Set());
    const summary = (EmailAddress: string) => ({ EmailAddress, Reason: 'BOUNCE' });
    const listed = ['Maya.Chen@example.com', 'else@example.net'].map(summary);
    const suppressed = (body: object, status = 200) =>
      withSes(status, body, (played) => played.suppressed(['maya.chen@example.com', 'tom@example.com']));
    expect(await suppressed({ SuppressedDestinationSummaries: listed })).toEqual(
      new Set(['maya.chen@example.com']),
    );
    expect(await suppressed({ SuppressedDestinationSummaries: listed, NextToken: 'on' })).toBe('too-many');
    expect(await suppressed({}, 403)).toBe('not-permitted');
  });

  test('may be nobody to look at', async () => {
    expect(await standingWith(403, {})).toBe('not-permitted');
  });

  test('is not judged by an answer that is none', async () => {
    expect(await standingWith(500, {})).toEqual({ because: 'http-500' });
    expect(await standingWith(200, '{"VerifiedForSen')).toEqual({ because: 'not-understood' });
    expect(await standingWith(200, { VerifiedForSendingStatus: true })).toEqual({
      because: 'not-understood',
    });
    const nobody = sesSender(access('http://127.0.0.1:9'), settings.sender);
    expect(await nobody.suppressed(['a@example.com'])).toEqual({ because: 'no-answer' });
  });
});
