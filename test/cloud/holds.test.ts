import { PutAccountDetailsCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCAL_AWS } from '#local/emulator/environment.ts';
import { beginHandoff, beginOffer, statusOf, storyOf, untilStatus } from '#test/cloud-support/handoffs.ts';
import type { Underway } from '#test/cloud-support/handoffs.ts';
import { incidentMailTo, mailsTo, offerTo } from '#test/cloud-support/mails.ts';
import { accept, decide, decline, openPage } from '#test/cloud-support/pages.ts';
import {
  addFault,
  ASKED,
  clearFaults,
  contactOf,
  CONTRACT_OWNER,
  OPS_EMAIL,
  OTHER,
  ownerWritesTo,
  UNREACHABLE,
} from '#test/cloud-support/records.ts';
import { runBaton } from '#test/cloud-support/run-baton.ts';
import { deployTestCloud, functionName } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';

const LONG = 120_000;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-holds');
});
afterAll(() => cloud.stop());

/** The state on the record follows the log a little later; from then on the next writes are those of the acceptance. */
const untilShown = (contactId: string, state: string) =>
  until(
    `${contactId} shows ${state}`,
    30,
    () => contactOf(cloud, contactId),
    (shown) => shown.baton_state === state,
  );

/** What a handoff waits for is told as long as it waits. */
const untilWaitsFor = (handoffId: string, what: string) =>
  until(
    `${handoffId} waits: ${what}`,
    60,
    () => cloud.operator.show(handoffId),
    ({ summary: { waitsFor = '' } }) => waitsFor.includes(what),
  );

/** Runs a deciding command; answers its exit code. */
const baton = async (...args: readonly string[]): Promise<number> =>
  (await runBaton(cloud, ...args, '--reason', 'A test decides.')).code;

/** What HubSpot does to every write of one contact, what people are told, and how it is decided. */
const FAULTS = [
  { fault: 'dropped', told: 'HubSpot did not take the change', by: 'retry on the page' },
  { fault: 'overwritten', told: 'Somebody else changed HubSpot', by: 'retry by command' },
  { fault: 'altered', told: 'HubSpot stored something else', by: 'release by command' },
] as const;
/** After these nobody knows whether the write arrived: one cause, so one incident for all that meet it. */
const UNANSWERED = ['server-error', 'timeout', 'html', 'reset'] as const;
const UNANSWERED_TOLD = 'could not be entered in HubSpot: no answer';

/**
 * What the record shows instead of what was written. Each value is met by one write, and there are two (the state and
 * the owner): whichever comes second finds what it cannot know.
 */
const INSTEAD: Readonly<Record<string, readonly Record<string, string>[]>> = {
  overwritten: [{ hubspot_owner_id: '71002' }, { hubspot_owner_id: '71003' }],
  altered: [{ baton_accepted_by: 'Some' }, { baton_accepted_by: 'Body' }],
};

describe('a system that does not do as it is told', () => {
  const begun = new Map<string, Underway>();
  const of = (fault: string): Underway => {
    const found = begun.get(fault);
    if (found === undefined) throw new Error(`nothing was begun for ${fault}`);
    return found;
  };

  beforeAll(async () => {
    for (const fault of [...UNANSWERED, ...FAULTS.map((sample) => sample.fault)]) {
      const underway = await beginOffer(cloud);
      begun.set(fault, underway);
      const { contactId } = underway;
      await untilShown(contactId, 'offered');
      const instead = INSTEAD[fault];
      for (const values of instead ?? [])
        await addFault(cloud, contactId, fault, { method: 'PATCH', values, times: 1 });
      if (instead === undefined) await addFault(cloud, contactId, fault, { method: 'PATCH' });
      await accept(underway.offer);
    }
  }, LONG);

  test.each(FAULTS)('$fault: held, never done, and told to contract owner and operations', async (sample) => {
    const { handoffId, company } = of(sample.fault);
    await untilStatus(cloud, handoffId, 'held', 60);
    for (const to of [CONTRACT_OWNER.email, OPS_EMAIL]) {
      const { mail } = await incidentMailTo(cloud, to, company, sample.told);
      expect(mail.text).toContain('Last good step');
    }
    expect((await storyOf(cloud, handoffId)).join('\n')).not.toContain('Done: every system');
  });

  test.each(UNANSWERED)('%s: held after three attempts', async (fault) => {
    const { handoffId, contactId } = of(fault);
    await untilStatus(cloud, handoffId, 'held', 90);
    expect(await ownerWritesTo(cloud, contactId)).toHaveLength(3);
  });

  test('what has one cause is told once', async () => {
    await incidentMailTo(cloud, CONTRACT_OWNER.email, UNANSWERED_TOLD);
    await incidentMailTo(cloud, OPS_EMAIL, UNANSWERED_TOLD);
    expect(
      await mailsTo(cloud, CONTRACT_OWNER.email, UNANSWERED_TOLD, 'waits for your decision'),
    ).toHaveLength(1);
  });

  test('the system is whole again', () => clearFaults(cloud));

  const decided: Readonly<Record<(typeof FAULTS)[number]['by'], (underway: Underway) => Promise<boolean>>> = {
    'retry on the page': async ({ company }) => {
      const asked = await incidentMailTo(cloud, CONTRACT_OWNER.email, company, 'did not take');
      return (await decide(asked, { choice: 'retry' })).body.includes('Decided');
    },
    'retry by command': async ({ handoffId }) => (await baton('retry', handoffId)) === 0,
    'release by command': async ({ handoffId }) => (await baton('release', handoffId)) === 0,
  };

  test.each(FAULTS)('$fault is left by: $by', async ({ fault, by }) => {
    const { handoffId, contactId } = of(fault);
    expect(await decided[by](of(fault))).toBe(true);
    await untilStatus(cloud, handoffId, 'completed', 60);
    expect((await contactOf(cloud, contactId)).hubspot_owner_id).toBe(ASKED.ownerId);
    expect((await runBaton(cloud, 'check-log', handoffId)).code).toBe(0);
  });

  test('one of many is cancelled by command, and another given to somebody', async () => {
    expect(await baton('cancel', of('html').handoffId)).toBe(0);
    expect(await baton('reassign', of('timeout').handoffId, '--to', OTHER.id)).toBe(0);
    await accept(await offerTo(cloud, OTHER.email, of('timeout').company));
    await untilStatus(cloud, of('html').handoffId, 'cancelled');
    await untilStatus(cloud, of('timeout').handoffId, 'completed');
  });

  test('one decision on the page is for all that still wait for it', async () => {
    const asked = await incidentMailTo(cloud, CONTRACT_OWNER.email, UNANSWERED_TOLD);
    expect((await decide(asked, { choice: 'give-to', person: OTHER.id })).body).toContain('Decided');
    for (const fault of ['server-error', 'reset']) {
      await accept(await offerTo(cloud, OTHER.email, of(fault).company));
      await untilStatus(cloud, of(fault).handoffId, 'completed', 60);
      expect((await contactOf(cloud, of(fault).contactId)).hubspot_owner_id).toBe(OTHER.ownerId);
    }
  });
});

describe('a system that asks us to wait', () => {
  test.concurrent('is waited for, and the wait is no attempt', async () => {
    const { handoffId, contactId, offer } = await beginOffer(cloud);
    await addFault(cloud, contactId, 'rate-limited', { method: 'GET', times: 1 });
    await accept(offer);
    await untilStatus(cloud, handoffId, 'completed', 60);
    expect((await storyOf(cloud, handoffId)).join('\n')).toMatch(/HubSpot cannot take it before .*/);
    expect((await cloud.operator.show(handoffId)).summary.targets).toMatchObject([
      { verdict: 'VERIFIED', attempts: 1 },
    ]);
    expect(await ownerWritesTo(cloud, contactId)).toHaveLength(1);
  });
});

describe('a system that cannot be reached', () => {
  test('is left alone, and the handoff goes on by itself when it is back', async () => {
    const { lambda } = cloud.clients;
    const FunctionName = functionName('sync-target');
    const { handoffId, contactId, offer } = await beginOffer(cloud);
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const configure = (Variables: Record<string, string>) =>
      lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
    await configure({ ...Environment?.Variables, HUBSPOT_BASE_URL: 'http://127.0.0.1:9' });
    await accept(offer);
    await untilWaitsFor(handoffId, 'HubSpot does not answer as it should');
    expect((await runBaton(cloud, 'doctor')).out).toContain('HubSpot does not answer as it should');
    expect((await runBaton(cloud, 'status')).out).toContain('HubSpot does not answer as it should, since');
    expect(await ownerWritesTo(cloud, contactId)).toEqual([]);
    await configure(Environment?.Variables ?? {});
    await untilStatus(cloud, handoffId, 'completed', 90);
  });
});

describe('a system that does not let Baton in', () => {
  test('is one incident that says what to renew; the handoff goes on by itself once that is done', async () => {
    const { handoffId, contactId, company, offer } = await beginOffer(cloud);
    await untilShown(contactId, 'offered');
    await addFault(cloud, contactId, 'unauthorised');
    await accept(offer);
    const { mail } = await incidentMailTo(cloud, CONTRACT_OWNER.email, company, 'does not let Baton in');
    expect(mail.text).toContain('npx baton secrets set hubspot-token');
    await untilWaitsFor(handoffId, 'HubSpot does not let Baton in');
    expect(await statusOf(cloud, handoffId)).toBe('syncing');
    await clearFaults(cloud);
    await untilStatus(cloud, handoffId, 'completed', 90);
    const { targets } = (await cloud.operator.show(handoffId)).summary;
    expect(targets).toMatchObject([{ verdict: 'VERIFIED', attempts: 1 }]);
  });
});

describe('a person who does not take it', () => {
  test.concurrent('who declines is not asked again until the contract owner says so', async () => {
    const { handoffId, company, offer } = await beginOffer(cloud);
    expect((await decline(offer)).body).toContain('You said no');
    const { mail, ...asked } = await incidentMailTo(cloud, CONTRACT_OWNER.email, company);
    expect(mail.text).toContain('Maya Chen declined, with the reason “I have no time for it: On leave.”');
    await decide(asked, { choice: 'retry' });
    await accept(await offerTo(cloud, ASKED.email, company, 2));
    await untilStatus(cloud, handoffId, 'completed');
  });

  test.concurrent(
    'who does not answer is reminded, then the offer expires; a late answer is refused truthfully',
    async () => {
      const { handoffId, company } = await beginHandoff(
        cloud,
        { hs_lead_status: 'IN_PROGRESS' },
        'hs_lead_status',
      );
      const offer = await offerTo(cloud, OTHER.email, company);
      await until(
        'the reminder',
        40,
        () => mailsTo(cloud, OTHER.email, 'Still waiting for you'),
        (mails) => mails.some(({ text }) => text.includes(company)),
      );
      await untilStatus(cloud, handoffId, 'held', 60);
      expect((await openPage(offer.link)).body).toContain('The time to accept is over');
      expect((await accept(offer)).body).toContain('The time to accept is over');
      expect(await statusOf(cloud, handoffId)).toBe('held');
      const { mail, ...asked } = await incidentMailTo(cloud, CONTRACT_OWNER.email, company);
      expect(mail.text).toContain('Jonas Weber was asked and did not answer in time');
      await decide(asked, { choice: 'give-to', person: ASKED.id });
      await accept(await offerTo(cloud, ASKED.email, company));
      await untilStatus(cloud, handoffId, 'completed');
    },
  );

  test('the incident itself is given to somebody, put off and not closed: by command and by its page', async () => {
    const { handoffId, company, offer } = await beginOffer(cloud);
    await decline(offer);
    const first = await incidentMailTo(cloud, CONTRACT_OWNER.email, company);
    expect(first.mail.text).toContain('What to do: Offer it to somebody else, or cancel it.');
    const { incidents } = await cloud.operator.incidents({ limit: '100' });
    const { id = '', severity } = incidents.find((one) => one.id.startsWith(`${handoffId}.`)) ?? {};
    expect(severity).toBe('normal');
    expect((await runBaton(cloud, 'incidents', 'list')).out).toContain(id);
    expect((await runBaton(cloud, 'incidents', 'show', id)).out).toContain('Maya Chen declined');

    const assign = ['incidents', 'assign', id, '--owner', OTHER.id] as const;
    expect((await runBaton(cloud, ...assign)).out).toContain(`(${OTHER.id}) to decide, who is told`);
    expect(await baton(...assign, '--confirm')).toBe(0);
    const given = await incidentMailTo(cloud, OTHER.email, company, 'It was given to you to decide.');

    const itself = { ...given, link: given.link.replace('/decisions/', '/incidents/') };
    expect((await openPage(itself.link)).body).toContain('Offer it to somebody else, or cancel it.');
    expect((await decide(itself, { choice: 'snooze', days: '7' })).body).toContain(
      'It is put off for 7 days.',
    );
    expect((await runBaton(cloud, 'incidents', 'show', id)).out).toMatch(/put off +by Jonas Weber, until/);
    expect(await baton('incidents', 'resolve', id, '--confirm')).not.toBe(0);
    expect((await cloud.operator.incident(id)).incident.status).toBe('open');

    await decide(given, { choice: 'cancel' });
    await untilStatus(cloud, handoffId, 'cancelled');
    const { incident } = await until(
      'the incident is closed',
      60,
      () => cloud.operator.incident(id),
      ({ times }) => times.recoverSeconds !== undefined,
    );
    expect(incident.status).toBe('resolved');
    expect((await openPage(itself.link)).status).toBe(410);
  });

  test('whose address is refused is known to be unreachable at once', async () => {
    const { region, credentials } = LOCAL_AWS;
    const ses = new SESv2Client({ endpoint: cloud.endpoint, region, credentials });
    const about = { MailType: 'TRANSACTIONAL', WebsiteURL: 'https://example.com' } as const;
    await ses.send(new PutAccountDetailsCommand({ ...about, ProductionAccessEnabled: false }));
    const { handoffId, company } = await beginOffer(cloud);
    expect(await baton('reassign', handoffId, '--to', UNREACHABLE.id)).toBe(0);
    await untilStatus(cloud, handoffId, 'held');
    const { mail, ...asked } = await incidentMailTo(cloud, CONTRACT_OWNER.email, company);
    expect(mail.text).toContain('Priya Nair could not be reached');
    await decide(asked, { choice: 'give-to', person: OTHER.id });
    await accept(await offerTo(cloud, OTHER.email, company));
    await untilStatus(cloud, handoffId, 'completed');
  });
});
