import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { randomBytes } from 'node:crypto';
import { mintPersonalLink } from '#lambdas/_presenting/personal-link.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setEventSource } from '#test/cloud-support/event-sources.ts';
import {
  beginHandoff,
  beginOffer,
  beginWeek,
  factsOf,
  receiptOf,
  statusOf,
  storesOf,
  untilStatus,
  watchdogRound,
} from '#test/cloud-support/handoffs.ts';
import { logLinesOf } from '#test/cloud-support/log-lines.ts';
import { incidentMailTo, mailsTo, offersTo, offerTo } from '#test/cloud-support/mails.ts';
import { accept, decide, openPage, sendBack, sendForm } from '#test/cloud-support/pages.ts';
import {
  ASKED,
  changeContact,
  contactOf,
  CONTRACT_OWNER,
  deliver,
  GIVER,
  OPS_EMAIL,
  OTHER,
  ownerWritesTo,
  putContact,
  writesTo,
} from '#test/cloud-support/records.ts';
import { runBaton } from '#test/cloud-support/run-baton.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';

let cloud: TestCloud;

// Everything here runs under the real roles: what a policy lacks is an AccessDenied.
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-handoff', { auth: true });
});
afterAll(() => cloud.stop());

const showsState = (contactId: string, state: string) =>
  until(
    `contact ${contactId} shows ${state}`,
    30,
    () => contactOf(cloud, contactId),
    (shown) => shown.baton_state === state,
  );

/** From an hour ago until the last full minute before so many seconds are over, where Maya is. */
function quietFor(seconds: number): Readonly<Record<string, string>> {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' });
  const [from, until] = [-3600, seconds].map((after) => time.format(Date.now() + after * 1000));
  return { 'quiet-from': from ?? '', 'quiet-until': until ?? '' };
}

const statesEntered = async (handoffId: string, run: number): Promise<number> => {
  const machine = cloud.names.STATE_MACHINE_ARN ?? '';
  const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:${handoffId}-${String(run)}`;
  const { events = [] } = await cloud.clients.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return events.filter(({ type }) => type?.endsWith('StateEntered')).length;
};

describe('from a change in HubSpot to the verified owner', () => {
  let contactId: string;
  let handoffId: string;
  let receipt: string;
  let offer: Awaited<ReturnType<typeof offerTo>>;

  test('a signed webhook of HubSpot becomes an offer to the person whom the contract names', async () => {
    contactId = await putContact(cloud);
    await changeContact(cloud, contactId, { lifecyclestage: 'salesqualifiedlead' });
    offer = await offerTo(cloud, ASKED.email, `Company ${contactId}`);
    expect(offer.mail.subject).toMatch(/^Tom Okafor hands you Lead \d+, Company \d+ – accept by /);
    [receipt = ''] = (await deliver(cloud, contactId)).receipts;
    handoffId = (await receiptOf(cloud, receipt)).handoffIds[0] ?? '';
  });

  test('while it is offered the record says so, and its owner is who it was', async () => {
    expect(await showsState(contactId, 'offered')).toMatchObject({
      baton_handoff_id: handoffId,
      baton_offered_to: ASKED.name,
      hubspot_owner_id: GIVER.ownerId,
    });
    expect((await contactOf(cloud, contactId)).baton_accepted_by ?? '').toBe('');
    expect(await ownerWritesTo(cloud, contactId)).toEqual([]);
    expect((await cloud.operator.show(handoffId)).summary.owner).toBeUndefined();
  });

  test('looking changes nothing: neither GET nor HEAD of the link, however often', async () => {
    const before = (await cloud.operator.log(handoffId)).commits;
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD'] as const) {
      expect((await openPage(offer.link, method)).status).toBe(200);
    }
    expect((await cloud.operator.log(handoffId)).commits).toEqual(before);
  });

  test('a form without the code of the mail, or without the page before it, is not taken', async () => {
    const wrong = offer.code === '00' ? '01' : '00';
    await sendForm(offer.link, { code: wrong, answer: 'accept' });
    await fetch(offer.link, {
      method: 'POST',
      body: new URLSearchParams({ code: offer.code, answer: 'accept' }),
    });
    expect(await statusOf(cloud, handoffId)).toBe('offered');
  });

  test('accepting on the page makes it theirs, and HubSpot is proved to show it', async () => {
    const page = await accept(offer);
    expect(page.status).toBe(200);
    expect(page.body).toContain('is yours');
    await untilStatus(cloud, handoffId, 'completed');
    const shown = await showsState(contactId, 'completed');
    expect(shown).toMatchObject({ hubspot_owner_id: ASKED.ownerId, baton_accepted_by: ASKED.name });
    expect(await ownerWritesTo(cloud, contactId)).toHaveLength(1);
    const { summary } = await cloud.operator.show(handoffId);
    expect(summary.owner?.id).toBe(ASKED.id);
    expect(shown.baton_since).toBe(summary.acceptedAt);
    expect(summary.targets).toEqual([{ target: 'hubspot', verdict: 'VERIFIED', attempts: 1 }]);
  });

  test('a second click says that it was accepted already, by them, and changes nothing', async () => {
    const before = (await cloud.operator.log(handoffId)).commits;
    const page = await accept(offer);
    expect(page.body).toContain('You have already accepted this');
    expect(page.body).toMatch(/was already accepted by you on /);
    expect((await cloud.operator.log(handoffId)).commits).toEqual(before);
  });

  test('the workflow made two transitions', async () => {
    expect(await statesEntered(handoffId, 1)).toBe(2);
  });

  test('the command tells the story, finds the receipt and proves the log', async () => {
    const shown = await runBaton(cloud, 'show', handoffId);
    expect(shown.code).toBe(0);
    const told = [
      'became sales qualified: Tom Okafor hands it over',
      'It was offered to Maya Chen',
      'The offer went out by mail',
      'Maya Chen accepted, through the link in the mail',
      'shows the new owner: verified',
      'Done: every system shows the new owner',
    ];
    let from = 0;
    for (const sentence of told) {
      from = shown.out.indexOf(sentence, from);
      expect(from, sentence).toBeGreaterThan(0);
    }
    expect((await runBaton(cloud, 'receipt', receipt)).out).toContain(handoffId);
    const checked = await runBaton(cloud, 'check-log', handoffId, '--json');
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({ chain: { holds: true }, projection: { holds: true } });
    expect((await runBaton(cloud, 'list', '--json')).out).toContain(handoffId);
  });

  test('the numbers of the contract say that it was accepted in time, and that nothing waits', async () => {
    const numbers = await runBaton(cloud, 'metrics', 'sales-qualified-lead', '--json');
    expect([numbers.code, numbers.err]).toEqual([0, '']);
    expect(JSON.parse(numbers.out)).toMatchObject({
      contracts: [
        {
          metrics: {
            ...{ handoffs: 1, offers: 1, acknowledged: { inTime: 1, share: 1 } },
            sync: { done: 1, failed: 0 },
            waiting: { handoffs: 0 },
          },
        },
      ],
    });
    expect((await runBaton(cloud, 'metrics')).out).toMatch(/accepted in time +1 of 1, 100 %/);
  });

  test('what was sent for it and what HubSpot said can be looked up, without any value of a person', async () => {
    const { code, out } = await runBaton(cloud, 'attempts', handoffId, '--json');
    expect(code).toBe(0);
    const purposes = ['read', 'write', 'read-back'].map((purpose): unknown =>
      expect.objectContaining({ purpose, status: 200 }),
    );
    expect(JSON.parse(out)).toMatchObject({
      attempts: expect.arrayContaining([
        expect.objectContaining({ work: 'sync', attempt: 1, outcome: 'verified', exchanges: purposes }),
      ]) as unknown,
    });
    expect(out).toContain(ASKED.ownerId);
    expect(out).not.toMatch(/Maya|@example\.com|Bearer/);
  });

  test('a replay shows that nothing differs, and then writes nothing', async () => {
    const writes = (await ownerWritesTo(cloud, contactId)).length;
    const shown = await runBaton(cloud, 'replay', handoffId);
    expect(shown.out).toContain('a replay would write nothing');
    const done = await runBaton(cloud, 'replay', handoffId, '--confirm', '--reason', 'A test wants it.');
    expect(done).toMatchObject({ code: 0 });
    await until(
      'it is completed twice',
      45,
      () => factsOf(cloud, handoffId),
      (facts) => facts.filter(({ type }) => type === 'HandoffCompleted').length === 2,
    );
    expect(await ownerWritesTo(cloud, contactId)).toHaveLength(writes);
  });

  test('the report of the week compares it live: by command, and by mail, once', async () => {
    await watchdogRound(cloud);
    const shown = await runBaton(cloud, 'monday');
    expect(shown.err).toBe('');
    expect(shown.out).toContain('1 of 1 are right in every system.');
    expect(shown.out).toContain(`${handoffId}: HubSpot is right`);
    expect(shown.out).toContain('There are no dead letters.');
    expect(shown.out).toMatch(/HubSpot sent the last one at 20/);
    await beginWeek(cloud);
    await beginWeek(cloud);
    const mails = () => mailsTo(cloud, OPS_EMAIL, 'The week begins', `${handoffId}: HubSpot is right`);
    await until('the report is there', 30, mails, (found) => found.length > 0);
    const owners = () => mailsTo(cloud, CONTRACT_OWNER.email, 'The week begins');
    await until('the contract owner has it too', 30, owners, (found) => found.length > 0);
    expect([(await mails()).length, (await owners()).length]).toEqual([1, 1]);
  });

  test('what is to be ended for good is kept, with who does it', async () => {
    const cause = 'expired:sales-qualified-lead';
    const picked = await runBaton(cloud, 'backlog', 'pick', cause, '--owner', ASKED.id);
    expect([picked.code, picked.err]).toEqual([0, '']);
    expect((await runBaton(cloud, 'monday')).out).toContain('it has not happened since');
    expect((await runBaton(cloud, 'backlog', 'done', cause)).out).toContain('The backlog is empty');
  });

  test('a message that nobody could process is shown by its handoff, and sent back', async () => {
    const { sqs } = cloud.clients;
    const QueueName = 'baton-local-wake-dead-letters';
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    const MessageBody = JSON.stringify({ subjectId: `handoff#${handoffId}` });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    expect((await runBaton(cloud, 'dlq', 'list')).out).toMatch(/wake +1 +\d+ s/);
    expect((await runBaton(cloud, 'dlq', 'show', 'wake')).out).toContain(handoffId);
    expect((await runBaton(cloud, 'dlq', 'redrive', 'wake')).out).toContain('1 message of wake');
    const done = await runBaton(cloud, 'dlq', 'redrive', 'wake', '--confirm', '--reason', 'tried');
    expect(done).toMatchObject({ code: 0, out: '1 message sent back.\n' });
    expect((await runBaton(cloud, 'dlq', 'list')).code).toBe(0);
  });

  test('the correlation id stands in the log lines of every Lambda on the way', async () => {
    const { correlationId } = (await cloud.operator.show(handoffId)).summary;
    const delivery = correlationId.split('.')[0] ?? '';
    const lambdas = ['admit-event', 'relay', 'offer-handoff', 'answer-offer', 'start-sync', 'sync-target'];
    expect((await logLinesOf(cloud.endpoint, 'receive-webhook')).join('\n')).toContain(delivery);
    for (const lambda of lambdas) {
      expect((await logLinesOf(cloud.endpoint, lambda)).join('\n'), lambda).toContain(correlationId);
    }
  });

  test('no line of any log has a link or an address in it', async () => {
    const token = offer.link.split('/').at(-1) ?? '';
    for (const lambda of ['admit-event', 'relay', 'offer-handoff', 'answer-offer', 'sync-target']) {
      const lines = (await logLinesOf(cloud.endpoint, lambda)).join('\n');
      expect(lines, lambda).not.toContain(token);
      expect(lines, lambda).not.toMatch(/@example\.com/);
    }
  });
});

test('a record that shows the acceptance before Baton has written is ALREADY, never VERIFIED', async () => {
  const { contactId, handoffId, offer } = await beginOffer(cloud);
  await showsState(contactId, 'offered');
  await setEventSource(cloud, 'sync-target', false);
  await accept(offer);
  const { acceptedAt = '' } = (await cloud.operator.show(handoffId)).summary;
  await changeContact(cloud, contactId, {
    hubspot_owner_id: ASKED.ownerId,
    baton_accepted_by: ASKED.name,
    baton_since: acceptedAt,
  });
  await setEventSource(cloud, 'sync-target', true);
  await untilStatus(cloud, handoffId, 'completed');
  const { targets } = (await cloud.operator.show(handoffId)).summary;
  expect(targets.map(({ verdict }) => verdict)).toEqual(['ALREADY']);
  expect(await ownerWritesTo(cloud, contactId)).toEqual([]);
});

describe('a handoff that is sent back', () => {
  let begun: Awaited<ReturnType<typeof beginOffer>>;

  test('is held for the giver, who is told, and so are the contract owner and operations', async () => {
    begun = await beginOffer(cloud);
    expect((await sendBack(begun.offer)).body).toContain('Sent back to Tom Okafor');
    await untilStatus(cloud, begun.handoffId, 'held');
    const { correlationId } = (await cloud.operator.show(begun.handoffId)).summary;
    for (const to of [GIVER.email, CONTRACT_OWNER.email, OPS_EMAIL]) {
      const { mail } = await incidentMailTo(cloud, to, begun.company);
      expect(mail.text).toContain('Maya Chen sent it back as not ready');
      expect(mail.text).toContain(correlationId);
    }
    expect((await showsState(begun.contactId, 'held')).hubspot_owner_id).toBe(GIVER.ownerId);
  });

  test('goes to whom the giver chooses on the page; the first link then says who has it', async () => {
    const asked = await incidentMailTo(cloud, GIVER.email, begun.company);
    expect((await openPage(asked.link)).body).toContain('What shall happen?');
    const decided = await decide(asked, { choice: 'give-to', person: OTHER.id });
    expect(decided.body).toContain('give it to Jonas Weber');
    const offer = await offerTo(cloud, OTHER.email, begun.company);
    const { body } = await accept(begun.offer);
    expect(body).toContain('Sent back to Tom Okafor');
    expect(body).toContain('It is now offered to Jonas Weber.');
    await accept(offer);
    await untilStatus(cloud, begun.handoffId, 'completed');
    expect(await contactOf(cloud, begun.contactId)).toMatchObject({ hubspot_owner_id: OTHER.ownerId });
    expect((await openPage(begun.offer.link)).body).toContain('It now belongs to Jonas Weber.');
    expect((await openPage(asked.link)).body).toContain('This is already decided');
  });
});

test('whoever answered has a page of their own: it takes when they are away, and mails its links', async () => {
  const begun = await beginOffer(cloud);
  const { body } = await accept(begun.offer);
  const [, token = ''] = /href="\.\.\/me\/(\w+)"/.exec(body) ?? [];
  const link = `${cloud.publicBaseUrl}/me/${token}`;
  await untilStatus(cloud, begun.handoffId, 'completed');
  expect((await openPage(link)).body).toContain(`${ASKED.name}: your work`);
  const { code } = begun.offer;
  const away = await sendForm(link, { code, action: 'away', from: '2040-01-02', until: '2040-01-03' });
  expect(away.body).toContain('You are not asked: ');
  const [, absence = ''] = /<option value="(2040[^"]+)"/.exec(away.body) ?? [];
  expect((await sendForm(link, { code, action: 'back', absence })).body).toContain('You are asked again.');
  expect((await sendForm(link, { action: 'mail' })).body).toContain('is on its way');
  const mailed = await until(
    'the links are mailed',
    30,
    () => mailsTo(cloud, ASKED.email, 'the link to your page'),
    (mails) => mails.length > 0,
  );
  const [mail] = mailed;
  const own = /https?:\S+\/me\/\w+/.exec(mail?.text ?? '')?.[0] ?? '';
  expect((await openPage(own)).body).toContain(`${ASKED.name}: your work`);
  const [, ownCode = ''] = /^\D*code\D*(\d{2})$/im.exec(mail?.text ?? '') ?? [];
  expect((await sendForm(own, { code: ownCode, action: 'end-links' })).body).toContain('have ended');
  expect([(await openPage(own)).status, (await openPage(link)).status]).toEqual([404, 404]);
});

test('whoever handed over has a page of their own that says where it stands', async () => {
  const begun = await beginOffer(cloud);
  const newId = () => randomBytes(16).toString('hex');
  const ports = { links: storesOf(cloud).links, newId, now: () => new Date().toISOString() };
  const link = `${cloud.publicBaseUrl}/me/${await mintPersonalLink(ports, GIVER.id, '42')}`;
  const given = async () => {
    const { body } = await openPage(link);
    const [, card = ''] = /<h2>Handed over by you<\/h2>([^]*?)<\/section>/.exec(body) ?? [];
    return card.split('<li>').find((line) => line.includes(begun.company)) ?? '';
  };
  expect(await given()).toMatch(/has not answered yet[^]*Asked<\/dt><dd>Maya Chen/);
  await accept(begun.offer);
  await untilStatus(cloud, begun.handoffId, 'completed');
  expect(await given()).toMatch(/every system shows it[^]*Accepted by<\/dt><dd>Maya Chen/);
});

test('whoever wants it quiet is asked when that is over; an operator ends their links', async () => {
  const begun = await beginOffer(cloud);
  const { code } = begun.offer;
  const [, token = ''] = /href="\.\.\/me\/(\w+)"/.exec((await accept(begun.offer)).body) ?? [];
  const link = `${cloud.publicBaseUrl}/me/${token}`;
  const told = { code, action: 'told', ...quietFor(100) };
  expect((await sendForm(link, told)).body).toContain('This is how you are told');
  const { handoffId, company } = await beginHandoff(cloud);
  const kept = await until(
    'the offer is kept quiet',
    30,
    () => factsOf(cloud, handoffId),
    (facts) => facts.some(({ type }) => type === 'OfferKeptQuiet'),
  );
  expect(kept.some(({ type }) => type === 'OfferDelivered')).toBe(false);
  const [offer] = await until(
    'it is sent when that is over',
    150,
    () => offersTo(cloud, ASKED.email, company),
    (offers) => offers.length > 0,
  );
  await accept(offer ?? begun.offer);
  await untilStatus(cloud, handoffId, 'completed');
  expect((await sendForm(link, { code, action: 'told' })).body).toContain(
    'There are no hours that are quiet.',
  );
  const revoke = ['people', 'revoke-links', ASKED.id, '--reason', 'a lost phone'];
  expect(await runBaton(cloud, ...revoke)).toMatchObject({ code: 0 });
  expect((await openPage(link)).status).toBe(404);
});

test('a link that nobody gave out leads nowhere', async () => {
  const page = await openPage(`${cloud.publicBaseUrl}/offers/${'0'.repeat(64)}`);
  expect(page.status).toBe(404);
  expect(page.body).toContain('This link leads nowhere');
});

test('an unmapped status waits with its owner until the mapping is added, and then goes on', async () => {
  const contactId = await putContact(cloud, { lifecyclestage: 'SQL' });
  const [receipt = ''] = (await deliver(cloud, contactId)).receipts;
  expect(await receiptOf(cloud, receipt)).toMatchObject({ outcome: 'blocked', because: 'unmapped' });
  const { mail } = await incidentMailTo(cloud, CONTRACT_OWNER.email, 'SQL');
  expect(mail.text).toContain('The closest known value is “sales-qualified”');
  const mapping = ['sales-qualified-lead', 'SQL', 'sales-qualified', '--reason', 'HubSpot was changed'];
  expect(await runBaton(cloud, 'mapping', 'add', ...mapping)).toMatchObject({ code: 0 });
  await accept(await offerTo(cloud, ASKED.email, `Company ${contactId}`));
  const released = await until(
    'the released event is a handoff',
    30,
    () => cloud.operator.receipt(receipt),
    ({ outcome, handoffIds }) => outcome === 'released' && handoffIds.length > 0,
  );
  await untilStatus(cloud, released.handoffIds[0] ?? '', 'completed');
});

test('under a contract that observes, nobody is contacted and nothing written, and what would have been is told', async () => {
  const { contactId, handoffId, company } = await beginHandoff(cloud, { jobtitle: 'Watched' }, 'jobtitle');
  await untilStatus(cloud, handoffId, 'observed');
  await changeContact(cloud, contactId, { hubspot_owner_id: OTHER.ownerId });
  const told = await until(
    'the transfer is seen',
    60,
    async () => {
      await deliver(cloud, contactId, { property: 'hubspot_owner_id' });
      return (await runBaton(cloud, 'show', handoffId)).out;
    },
    (out) => out.includes('without Baton'),
  );
  expect(told).toContain('it would have asked Maya Chen, whom the contract names');
  expect(told).toContain('Jonas Weber became its owner without Baton');
  expect((await runBaton(cloud, 'list', '--status', 'observed')).out).toContain(handoffId);
  for (const { email } of [ASKED, OTHER, GIVER, CONTRACT_OWNER, { email: OPS_EMAIL }])
    expect(await mailsTo(cloud, email, company)).toEqual([]);
  expect(await writesTo(cloud, contactId)).toEqual([]);
});

test('every Lambda that ran did so without an error', async () => {
  const onTheWay = ['receive-webhook', 'admit-event', 'relay', 'offer-handoff', 'answer-offer', 'start-sync'];
  const beside = [
    'advance-handoff',
    'sync-target',
    'send-notice',
    'decide-incident',
    'wake',
    'operate',
    'look-up',
    'show-incidents',
    'compare-handoff',
    'tell-monday',
    'show-my-work',
  ];
  for (const lambda of [...onTheWay, ...beside]) {
    const lines = await logLinesOf(cloud.endpoint, lambda);
    expect(
      lines.filter((line) => /AccessDenied|"level":"ERROR"/.test(line)),
      lambda,
    ).toEqual([]);
  }
});
