import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wakeQueue } from '#adapters/sqs/queues.ts';
import { subjectId } from '#domain/ids.ts';
import {
  beginHandoff,
  factsOf,
  statusOf,
  storyOf,
  untilStatus,
  watchdogRound,
} from '#test/cloud-support/handoffs.ts';
import type { Underway } from '#test/cloud-support/handoffs.ts';
import { mailBounced } from '#test/cloud-support/mail-events.ts';
import { incidentMailTo, mailsTo, offersTo, offerTo } from '#test/cloud-support/mails.ts';
import type { OfferMail } from '#test/cloud-support/mails.ts';
import {
  accept,
  decide,
  decline,
  openPage,
  postForm,
  sendBack,
  sendForm,
} from '#test/cloud-support/pages.ts';
import {
  ASKED,
  contactOf,
  CONTRACT_OWNER,
  GIVER,
  OPS_EMAIL,
  OTHER,
  ownerWritesTo,
  UNREACHABLE,
} from '#test/cloud-support/records.ts';
import { runBaton } from '#test/cloud-support/run-baton.ts';
import { breakSlack, pressIn, slackMessageTo } from '#test/cloud-support/slack.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';

const SETTLED_WITHIN = 120;
const RACE_MS = 5 * 60 * 1000;
const LENA_IN_SLACK = 'U0LENA';
const LENA_OWNER_ID = '71005';
const PRIYA_OWNER_ID = '71003';
const SILENT = ['ana.duarte', 'ben.mensah', 'carla.silva', 'dora.lund', 'emre.aydin'].map(
  (name) => `${name}@example.com`,
);

let cloud: TestCloud;
let watching = true;
let rounds: Promise<void>;

// The emulator's timers come up to ten seconds late. The watchdog finds the same deadlines, and here it looks all the time.
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-offers', { ample: true });
  rounds = watch();
});
afterAll(async () => {
  watching = false;
  await rounds;
  await cloud.stop();
});

async function watch(): Promise<void> {
  while (watching) await Promise.all([watchdogRound(cloud), new Promise((done) => setTimeout(done, 2000))]);
}

/** A new contact whose owner is asked first: the contract asks them to confirm it. */
const confirmedBy = (ownerId: string): Promise<Underway> =>
  beginHandoff(cloud, { hs_lead_status: 'NEW', hubspot_owner_id: ownerId }, 'hs_lead_status');

const untilShown = (contactId: string, state: string) =>
  until(
    `${contactId} shows ${state}`,
    SETTLED_WITHIN,
    () => contactOf(cloud, contactId),
    (shown) => shown.baton_state === state,
  );

const offersMade = async (handoffId: string): Promise<readonly string[]> =>
  (await factsOf(cloud, handoffId))
    .filter(({ type }) => type === 'OfferMade')
    .map(({ to, because }) => `${String(to)} ${String(because)}`);

const count = async (handoffId: string, type: string): Promise<number> =>
  (await factsOf(cloud, handoffId)).filter((fact) => fact.type === type).length;

/** `baton show --json`, as an operator reads it. */
const shown = async (handoffId: string): Promise<unknown> =>
  JSON.parse((await runBaton(cloud, 'show', handoffId, '--json')).out);

describe.concurrent('each path of an offer', () => {
  test('silence: reminder, second round, fallback, the manager, the last of the chain, then somebody decides', async () => {
    const { handoffId, company, contactId } = await beginHandoff(
      cloud,
      { hs_lead_status: 'OPEN' },
      'hs_lead_status',
    );
    await untilStatus(cloud, handoffId, 'held', SETTLED_WITHIN);
    expect(await offersMade(handoffId)).toEqual([
      'ana-duarte round-robin',
      'ben-mensah round-robin',
      'carla-silva fallback',
      'dora-lund escalated',
      'emre-aydin escalated',
    ]);
    const reminded = [];
    for (const to of SILENT) {
      const offer = await offerTo(cloud, to, company);
      expect((await openPage(offer.link)).body, to).toContain('The time to accept is over');
      reminded.push((await mailsTo(cloud, to, company, 'Still waiting for you')).length);
    }
    // On a slow machine a reminder may come to nothing, because its offer has just ended; nobody gets two.
    expect(reminded).toContain(1);
    expect(Math.max(...reminded)).toBe(1);
    for (const to of [CONTRACT_OWNER.email, OPS_EMAIL]) {
      const { mail } = await incidentMailTo(cloud, to, company);
      expect(mail.text).toContain('Emre Aydin was asked and did not answer in time');
    }
    const story = (await storyOf(cloud, handoffId)).join('\n');
    expect(story).toContain('It is escalated to Dora Lund (step 1)');
    expect(story).toContain('It is escalated to Emre Aydin (step 2)');
    expect(await shown(handoffId)).toMatchObject({
      summary: { status: 'held', decider: { id: CONTRACT_OWNER.id } },
    });
    expect(await untilShown(contactId, 'held')).toMatchObject({ hubspot_owner_id: GIVER.ownerId });
    expect(await ownerWritesTo(cloud, contactId)).toEqual([]);
  });

  test('a no: the next is asked at once, and can take it', async () => {
    const { handoffId, company, contactId } = await confirmedBy(ASKED.ownerId);
    const first = await offerTo(cloud, ASKED.email, company);
    expect((await decline(first)).body).toContain('You said no');
    await accept(await offerTo(cloud, OTHER.email, company));
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect(await offersMade(handoffId)).toEqual(['maya-chen record-owner', 'jonas-weber fallback']);
    expect(await untilShown(contactId, 'completed')).toMatchObject({
      hubspot_owner_id: OTHER.ownerId,
      baton_accepted_by: OTHER.name,
    });
    expect((await accept(first)).body).toContain('It now belongs to Jonas Weber.');
  });

  test('accepted and not started: reminder, word to who answers for it, then the next is asked, and begins', async () => {
    const { handoffId, company, contactId } = await beginHandoff(
      cloud,
      { hs_lead_status: 'OPEN_DEAL', hubspot_owner_id: ASKED.ownerId },
      'hs_lead_status',
    );
    const first = await offerTo(cloud, ASKED.email, company);
    expect((await accept(first)).body).toContain('I have started</button>');
    const next = await offerTo(cloud, OTHER.email, company);
    expect(await mailsTo(cloud, ASKED.email, company, 'Have you started?')).toHaveLength(1);
    expect(await mailsTo(cloud, CONTRACT_OWNER.email, company, 'has not started')).toHaveLength(1);
    expect((await openPage(first.link)).body).toContain('It is now offered to Jonas Weber.');
    const later = new Date(Date.now() + 5 * 60 * 1000).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
    await sendForm(next.link, { code: next.code, answer: 'accept', 'start-by': later.slice(0, 16) });
    expect((await sendForm(next.link, { code: next.code, answer: 'start' })).body).toContain(
      'You have started',
    );
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect(await untilShown(contactId, 'completed')).toMatchObject({ baton_accepted_by: OTHER.name });
    expect(await count(handoffId, 'WorkStarted')).toBe(1);
  });

  test('sent back: nobody else is asked, and the giver decides', async () => {
    const { handoffId, company, contactId } = await confirmedBy(ASKED.ownerId);
    expect((await sendBack(await offerTo(cloud, ASKED.email, company))).body).toContain(
      'Sent back to Tom Okafor',
    );
    const { mail, ...asked } = await incidentMailTo(cloud, GIVER.email, company);
    expect(mail.text).toContain('Maya Chen sent it back as not ready');
    expect(await offersMade(handoffId)).toEqual(['maya-chen record-owner']);
    expect(await untilShown(contactId, 'held')).toMatchObject({ hubspot_owner_id: ASKED.ownerId });
    expect((await decide(asked, { choice: 'give-to', person: OTHER.id })).body).toContain(
      'give it to Jonas Weber',
    );
    await accept(await offerTo(cloud, OTHER.email, company));
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect(await shown(handoffId)).toMatchObject({ summary: { owner: { id: OTHER.id } } });
  });

  test('handed on: it is theirs only when they accept in turn', async () => {
    const { handoffId, company, contactId } = await confirmedBy(ASKED.ownerId);
    const { link, code } = await offerTo(cloud, ASKED.email, company);
    const handedOn = await sendForm(link, {
      code,
      answer: 'hand-on',
      'hand-on-to': OTHER.id,
      'hand-on-note': 'Yours',
    });
    expect(handedOn.body).toContain('Handed on to Jonas Weber');
    const offer = await offerTo(cloud, OTHER.email, company);
    expect(offer.mail.text).toContain('Maya Chen handed it on to you');
    expect(await contactOf(cloud, contactId)).toMatchObject({ hubspot_owner_id: ASKED.ownerId });
    expect(await statusOf(cloud, handoffId)).toBe('offered');
    expect((await accept({ link, code })).body).toContain('It is now offered to Jonas Weber.');
    await accept(offer);
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect(await untilShown(contactId, 'completed')).toMatchObject({ hubspot_owner_id: OTHER.ownerId });
  });

  test('away: whoever is comes to no offer, the next is asked, and the story says why', async () => {
    const [from, until] = [0, 24].map((hours) => new Date(Date.now() + hours * 60 * 60 * 1000).toISOString());
    const times = ['--from', String(from), '--until', String(until)];
    const entered = await runBaton(cloud, 'away', UNREACHABLE.id, ...times, '--reason', 'On leave');
    expect(entered).toMatchObject({ code: 0 });
    const { handoffId, company } = await confirmedBy(PRIYA_OWNER_ID);
    await accept(await offerTo(cloud, OTHER.email, company));
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect(await offersMade(handoffId)).toEqual(['jonas-weber fallback']);
    expect((await storyOf(cloud, handoffId)).join('\n')).toContain('Priya Nair is away');
  });

  test('a bounce: the offer is over at once, and the next is asked, long before the deadline', async () => {
    const { handoffId, company } = await confirmedBy(ASKED.ownerId);
    const { link } = await offerTo(cloud, ASKED.email, company);
    await mailBounced(cloud, { kind: 'offer', handoffId, epoch: '1', recipient: ASKED.id });
    await accept(await offerTo(cloud, OTHER.email, company));
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect((await storyOf(cloud, handoffId)).join('\n')).toContain('cannot be delivered by mail: bounced');
    expect(await offersMade(handoffId)).toEqual(['maya-chen record-owner', 'jonas-weber fallback']);
    expect((await openPage(link)).body).toContain('Jonas Weber has accepted this');
  });

  test('two clicks at the same moment from two machines: one acceptance, and both are told the same', async () => {
    const { handoffId, company, contactId } = await confirmedBy(ASKED.ownerId);
    const { link, code } = await offerTo(cloud, ASKED.email, company);
    const [one, other] = await Promise.all([openPage(link), openPage(link)]);
    const clicks = [one, other].map(({ nonce = '' }) => postForm(link, { nonce, code, answer: 'accept' }));
    const pages = await Promise.all(clicks);
    for (const { status, body } of pages) {
      expect(status).toBe(200);
      expect(body).toMatch(new RegExp(`${company} (is yours|was already accepted by you)`));
    }
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect(await count(handoffId, 'OfferAccepted')).toBe(1);
    expect(await untilShown(contactId, 'completed')).toMatchObject({ baton_accepted_by: ASKED.name });
  });

  test('Slack: asked there and not by mail, nobody else can answer, and the message says what happened; while Slack is down the mail goes at once', async () => {
    const { handoffId, company, contactId } = await confirmedBy(LENA_OWNER_ID);
    const message = await slackMessageTo(cloud, LENA_IN_SLACK, company, 'hands you');
    expect(await offersTo(cloud, CONTRACT_OWNER.email, company)).toEqual([]);
    expect(await pressIn(cloud, message, 'accept', 'U0NOBODY')).toBe(200);
    expect(await statusOf(cloud, handoffId)).toBe('offered');
    expect(await pressIn(cloud, message, 'accept')).toBe(200);
    const told = await slackMessageTo(cloud, LENA_IN_SLACK, company, `${company} is yours`);
    expect(told).toMatchObject({ ts: message.ts, channel: message.channel });
    expect(JSON.stringify(told)).not.toContain('"button"');
    await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
    expect(await untilShown(contactId, 'completed')).toMatchObject({ baton_accepted_by: 'Lena Fischer' });
    expect(await shown(handoffId)).toMatchObject({ summary: { owner: { id: CONTRACT_OWNER.id } } });

    await breakSlack(cloud, 1);
    const second = await confirmedBy(LENA_OWNER_ID);
    const offer = await offerTo(cloud, CONTRACT_OWNER.email, second.company);
    await until(
      `${second.company} was offered by mail after Slack failed`,
      SETTLED_WITHIN,
      async () =>
        (await factsOf(cloud, second.handoffId)).map(({ type, channel }) => `${type} ${String(channel)}`),
      (told) => told.includes('DeliveryFailed slack') && told.includes('OfferDelivered email'),
    );
    expect(await offersMade(second.handoffId)).toHaveLength(1);
    await accept(offer);
    await untilStatus(cloud, second.handoffId, 'completed', SETTLED_WITHIN);

    const third = await confirmedBy(LENA_OWNER_ID);
    const asked = await slackMessageTo(cloud, LENA_IN_SLACK, third.company, 'hands you');
    const chosen = { 'hand-on-to': [OTHER.id] };
    expect(await pressIn(cloud, asked, 'hand-on', undefined, chosen)).toBe(200);
    await slackMessageTo(cloud, LENA_IN_SLACK, third.company, `Handed on to ${OTHER.name}`);
    await accept(await offerTo(cloud, OTHER.email, third.company));
    await untilStatus(cloud, third.handoffId, 'completed', SETTLED_WITHIN);
  });
});

describe('an answer in the second of the deadline', () => {
  /** One handoff of many, its page already open. */
  interface Racer extends Underway {
    readonly offer: OfferMail;
    readonly nonce: string;
    readonly expiresAt: number;
  }
  const RACERS = 50;
  const AT_ONCE = 8;
  /**
   * From a second after the deadline to four before it, which is surely in time. Whoever was begun last answers
   * earliest: even where it takes so long to begin all that the first ones expire meanwhile, somebody is in time.
   */
  const answerAt = ({ expiresAt }: Racer, index: number): number =>
    expiresAt + 1000 - index * (5000 / RACERS);

  /** So many at once, the next as soon as one is done. */
  async function inLanes<From, To>(
    all: readonly From[],
    make: (one: From, index: number) => Promise<To>,
  ): Promise<readonly To[]> {
    const waiting = [...all.entries()];
    const made: To[] = [];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        made[next[0]] = await make(next[1], next[0]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return made;
  }

  const passes = (instant: number) =>
    new Promise((done) => setTimeout(done, Math.max(0, instant - Date.now())));

  async function race(racer: Racer, at: number) {
    const { sqs } = cloud.clients;
    const { wake } = wakeQueue(sqs, cloud.names.WAKE_QUEUE_URL ?? '');
    const timer = passes(racer.expiresAt).then(() => wake([subjectId('handoff', racer.handoffId)]));
    await passes(at);
    const { nonce, offer } = racer;
    const page = await postForm(offer.link, { nonce, code: offer.code, answer: 'accept' });
    await timer;
    return { ...racer, page };
  }

  test(
    'has one outcome of two, and page, log and HubSpot tell the same, fifty times',
    async () => {
      const begun = await inLanes(Array.from({ length: RACERS }), () =>
        beginHandoff(cloud, { hs_lead_status: 'CONNECTED' }, 'hs_lead_status'),
      );
      const racers = await inLanes(begun, async (underway): Promise<Racer> => {
        const offer = await offerTo(cloud, OTHER.email, underway.company);
        const { nonce = '' } = await openPage(offer.link);
        const made = (await factsOf(cloud, underway.handoffId)).find(({ type }) => type === 'OfferMade');
        return { ...underway, offer, nonce, expiresAt: Date.parse(String(made?.expiresAt)) };
      });
      const inTurn = racers.map((racer, index) => ({ racer, at: answerAt(racer, index) }));
      const raced = await inLanes(
        inTurn.toSorted((one, other) => one.at - other.at),
        ({ racer, at }) => race(racer, at),
      );
      // Every page after an answer also leads to one of their own, where it says what is yours.
      const won = raced.filter(({ company, page }) =>
        new RegExp(`${company} (is yours|was already accepted by you)`).test(page.body),
      );
      const late = raced.filter(({ page }) => page.body.includes('The time to accept is over'));
      expect(won.length + late.length).toBe(RACERS);
      expect(won.length).toBeGreaterThan(0);
      expect(late.length).toBeGreaterThan(0);
      for (const { handoffId, contactId } of won) {
        await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
        const ends = [await count(handoffId, 'OfferAccepted'), await count(handoffId, 'OfferExpired')];
        expect(ends, handoffId).toEqual([1, 0]);
        expect(await untilShown(contactId, 'completed')).toMatchObject({ hubspot_owner_id: OTHER.ownerId });
      }
      for (const { handoffId, contactId } of late) {
        await untilStatus(cloud, handoffId, 'held', SETTLED_WITHIN);
        const ends = [await count(handoffId, 'OfferAccepted'), await count(handoffId, 'OfferExpired')];
        expect(ends, handoffId).toEqual([0, 1]);
        expect(await untilShown(contactId, 'held')).toMatchObject({ hubspot_owner_id: GIVER.ownerId });
        expect(await ownerWritesTo(cloud, contactId)).toEqual([]);
      }
    },
    RACE_MS,
  );
});
