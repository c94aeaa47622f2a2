import * as z from 'zod';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { handoffIdSchema, stableId, subjectId } from '#domain/ids.ts';
import { recordKey } from '#domain/record.ts';
import { statusOf, storesOf, untilStatus, watchdogRound } from '#test/cloud-support/handoffs.ts';
import { incidentMailTo, offersTo } from '#test/cloud-support/mails.ts';
import { accept, decide, sendBack } from '#test/cloud-support/pages.ts';
import type { SeenPage } from '#test/cloud-support/pages.ts';
import { ASKED, deliver, GIVER, putContact } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until, untilSome } from '#test/cloud-support/until.ts';
import { planCrash } from './plan-crash.ts';
import type { Moment, PlannedCrash } from './plan-crash.ts';

/** Repairs take up to three steps of seven seconds and a lease; a loaded machine takes its time too. */
const REPAIRED_WITHIN_SECONDS = 120;

/** One handoff in which one Lambda is to die. */
export interface Life {
  readonly cloud: TestCloud;
  readonly lambda: string;
  readonly moment: Moment;
  readonly contactId: string;
  readonly company: string;
  readonly handoffId: string;
  /** Set as soon as the event is known in which the Lambda is to die. */
  crash: PlannedCrash | undefined;
}

/** How a handoff is played to its end, by somebody who tries again whatever did not work. */
export type Scenario = 'accepted' | 'sent back' | 'retried by command';

const historySchema = z.object({
  propertiesWithHistory: z.object({ lifecyclestage: z.array(z.object({ timestamp: z.string() })).min(1) }),
});

/** A new contact whose handoff's id is known before anybody has heard of it. */
export async function beginLife(cloud: TestCloud, lambda: string, moment: Moment): Promise<Life> {
  const contactId = await putContact(cloud, { lifecyclestage: 'salesqualifiedlead' });
  const answer = await fetch(`${cloud.sandbox.url}/_sandbox/records/contacts/${contactId}`);
  const [newest] = historySchema.parse(await answer.json()).propertiesWithHistory.lifecyclestage;
  const record = recordKey({ source: 'hubspot', objectType: 'contact', objectId: contactId });
  // HubSpot leaves out thousandths that are none.
  const since = new Date(newest?.timestamp ?? '').toISOString();
  const parts = ['sales-qualified-lead', record, 'sales-qualified', since];
  const handoffId = stableId('handoff', ...parts);
  return { cloud, lambda, moment, contactId, company: `Company ${contactId}`, handoffId, crash: undefined };
}

/** Which part of the event tells the Lambda that this is the one; links are known only when their mail is there. */
const MARKERS: Readonly<Record<string, 'contact' | 'offer link' | 'decision link' | 'round'>> = {
  'receive-webhook': 'contact',
  'admit-event': 'contact',
  'answer-offer': 'offer link',
  'decide-incident': 'decision link',
  watchdog: 'round',
};

async function plan(life: Life, kind: (typeof MARKERS)[string] | undefined, marker: string): Promise<void> {
  if (life.crash !== undefined || MARKERS[life.lambda] !== kind) return;
  life.crash = await planCrash(life.cloud, life.lambda, marker, life.moment);
}

const tokenOf = (link: string): string => link.split('/').at(-1) ?? '';

/** Plays it; throws when it does not come to its end. */
export async function playLife(life: Life, scenario: Scenario): Promise<void> {
  await plan(life, 'contact', life.contactId);
  await plan(life, undefined, life.handoffId);
  await plan(life, 'round', `round ${String(life.moment)}`);
  await deliverUntilTaken(life);
  if (scenario !== 'accepted') {
    await answer(life, 1, sendBack, 'Sent back to');
    await untilStatus(life.cloud, life.handoffId, 'held', REPAIRED_WITHIN_SECONDS);
    await (scenario === 'sent back' ? retryOnPage(life) : retryByCommand(life));
  }
  await answer(life, scenario === 'accepted' ? 1 : 2, accept, 'is yours', 'already accepted');
  await untilStatus(life.cloud, life.handoffId, 'completed', REPAIRED_WITHIN_SECONDS);
}

/** As HubSpot does: what was not taken comes again. */
async function deliverUntilTaken({ cloud, contactId }: Life): Promise<void> {
  await until(
    'the webhook is taken',
    REPAIRED_WITHIN_SECONDS,
    () => deliver(cloud, contactId),
    ({ status }) => status === 200,
  );
}

/** Answers by the newest link, again until the page says so: a form that broke off is sent once more. */
async function answer(
  life: Life,
  epoch: number,
  act: (offer: { link: string; code: string }) => Promise<SeenPage>,
  ...saying: readonly string[]
): Promise<void> {
  const { cloud, company, handoffId } = life;
  await until(
    `offer ${String(epoch)} of ${handoffId}`,
    REPAIRED_WITHIN_SECONDS,
    () => factsOf(life),
    (facts) => facts.some((fact) => fact.type === 'WorkflowWaiting' && fact.epoch === epoch),
  );
  const offer = await untilSome(`the mail of ${handoffId}`, REPAIRED_WITHIN_SECONDS, async () =>
    (await offersTo(cloud, ASKED.email, company)).at(0),
  );
  await plan(life, 'offer link', tokenOf(offer.link));
  await until(
    `an answer to ${handoffId}`,
    REPAIRED_WITHIN_SECONDS,
    () => act(offer),
    ({ body }) => saying.some((phrase) => body.includes(phrase)),
  );
}

/** Read past every Lambda, which may be the one that is down. */
async function factsOf({ cloud, handoffId }: Life): Promise<readonly HandoffFact[]> {
  const subject = subjectId('handoff', handoffIdSchema.parse(handoffId));
  const commits = await storesOf(cloud).log.read(subject);
  return commits.flatMap((commit) => z.array(handoffFactSchema).parse(commit.facts));
}

async function retryOnPage(life: Life): Promise<void> {
  const asked = await incidentMailTo(life.cloud, GIVER.email, life.company, 'sent it back');
  await plan(life, 'decision link', tokenOf(asked.link));
  await until(
    `a decision about ${life.handoffId}`,
    REPAIRED_WITHIN_SECONDS,
    () => decide(asked, { choice: 'retry' }),
    ({ body }) => /Decided|already decided|has ended/.test(body),
  );
}

async function retryByCommand({ cloud, handoffId }: Life): Promise<void> {
  await until(
    `a retry of ${handoffId}`,
    REPAIRED_WITHIN_SECONDS,
    async () => {
      await cloud.operator.decide(handoffId, 'retry', { reason: 'A test.' }).catch(() => undefined);
      return statusOf(cloud, handoffId);
    },
    (status) => status !== 'held',
  );
}

/** Every round is the one for every moment: the first that is planned dies, the others wait for the next. */
const ROUNDS = Array.from({ length: 99 }, (_, index) => `round ${String(index + 1)}`);

/** Makes rounds of the watchdog until it is stopped, as its schedule would, only more often. */
export function keepWatch(cloud: TestCloud, everyMs = 3000): () => Promise<void> {
  const timer = setInterval(() => {
    rounds = rounds.then(() => watchdogRound(cloud, { rounds: ROUNDS })).catch(() => undefined);
  }, everyMs);
  let rounds: Promise<void> = Promise.resolve();
  return async () => {
    clearInterval(timer);
    await rounds;
  };
}
