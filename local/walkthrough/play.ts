import * as z from 'zod';
import { setTimeout as delay } from 'node:timers/promises';
import type { StoryLine } from '#domain/story/story-line.ts';
import type { LocalCloud } from '../local-cloud.ts';
import { StepFailed, waitFor } from './step.ts';

/** What is played: a user of the portal makes one contact sales qualified. */
export interface Play {
  readonly contactId: string;
  readonly userId: number;
  readonly withinSeconds: number;
  /** Called as soon as the handoff is there. */
  readonly onRequested?: () => Promise<void>;
}

const recordSchema = z.object({ properties: z.record(z.string(), z.string()) });
const receiptsSchema = z.object({ receipts: z.array(z.string()).min(1) });
const deliveriesSchema = z.array(
  z.object({
    events: z.array(z.object({ objectId: z.coerce.string() })),
    attempts: z.array(z.object({ status: z.number().optional(), body: z.string().optional() })),
  }),
);

/** Changes the stage as a user does; answers the receipt that HubSpot got for its webhook. @throws {StepFailed} */
export async function changeStage({ sandbox }: LocalCloud, play: Play): Promise<string> {
  const { contactId, userId } = play;
  const answer = await fetch(`${sandbox.url}/_sandbox/records/contacts/${contactId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ properties: { lifecyclestage: 'salesqualifiedlead' }, userId }),
  });
  if (!answer.ok) throw new StepFailed('webhook', `the sandbox answered ${String(answer.status)}`);
  const [receipt] = await waitFor('webhook', play.withinSeconds, async () => {
    const log = await fetch(`${sandbox.url}/_sandbox/deliveries`);
    return (
      receiptsFor(deliveriesSchema.parse(await log.json()), contactId) ?? 'HubSpot got no 2xx for its webhook'
    );
  });
  return receipt ?? '';
}

function receiptsFor(
  deliveries: z.infer<typeof deliveriesSchema>,
  contactId: string,
): readonly string[] | undefined {
  const [latest] = deliveries.filter(({ events }) => events.some(({ objectId }) => objectId === contactId));
  const taken = latest?.attempts.find(({ status = 0 }) => status >= 200 && status < 300);
  return taken === undefined ? undefined : receiptsSchema.parse(JSON.parse(taken.body ?? '{}')).receipts;
}

/** The handoff that came of a receipt. @throws {StepFailed} */
export async function handoffOf(
  { operator }: LocalCloud,
  receipt: string,
  withinSeconds: number,
): Promise<string> {
  const ids = await waitFor('request', withinSeconds, async () => {
    try {
      const { handoffIds, outcome } = await operator.receipt(receipt);
      return handoffIds.length > 0 ? handoffIds : `the receipt says ${outcome}`;
    } catch (error) {
      return `there is no receipt yet (${error instanceof Error ? error.message : String(error)})`;
    }
  });
  return ids[0] ?? '';
}

/** Follows a handoff's story, a line as soon as it is in the log, until it has ended or is held; answers its last status. */
export async function followStory(
  { operator }: { readonly operator: Pick<LocalCloud['operator'], 'show'> },
  handoffId: string,
  onLine: (line: StoryLine) => void,
  isOver: (status: string) => boolean,
): Promise<string> {
  for (let told = 0; ;) {
    const { story, summary } = await operator.show(handoffId);
    for (const line of story.slice(told)) onLine(line);
    told = story.length;
    if (isOver(summary.status)) return summary.status;
    await delay(FOLLOW_MS);
  }
}

const FOLLOW_MS = 300;

/** A property of a contact as the sandbox HubSpot has it now. */
export async function propertyOf(
  { sandbox }: LocalCloud,
  contactId: string,
  property: string,
): Promise<string> {
  const answer = await fetch(`${sandbox.url}/_sandbox/records/contacts/${contactId}`);
  return recordSchema.parse(await answer.json()).properties[property] ?? '';
}
