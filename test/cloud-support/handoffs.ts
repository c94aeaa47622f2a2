import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Commit } from '#domain/log/commit.ts';
import { subjectId } from '#domain/ids.ts';
import { dynamoStores } from '#adapters/dynamodb/stores.ts';
import type { Receipt } from '#domain/ports/side-items.ts';
import type { OfferMail } from './mails.ts';
import { offerTo } from './mails.ts';
import { ASKED, deliver, putContact } from './records.ts';
import { functionName } from './test-cloud.ts';
import type { TestCloud } from './test-cloud.ts';
import { until, untilSome } from './until.ts';

type Fact = Commit['facts'][number];

/** A handoff under way, as a test holds it. */
export interface Underway {
  readonly contactId: string;
  readonly company: string;
  readonly handoffId: string;
  readonly receipt: string;
}

/** What the three tables hold, read past every Lambda. */
export function storesOf({ clients, names }: TestCloud): ReturnType<typeof dynamoStores> {
  const { HANDOFF_LOG_TABLE = '', HANDOFFS_TABLE = '', SIDE_ITEMS_TABLE = '' } = names;
  const tables = { handoffLog: HANDOFF_LOG_TABLE, handoffs: HANDOFFS_TABLE, sideItems: SIDE_ITEMS_TABLE };
  return dynamoStores(clients.dynamo, tables, () => new Date().toISOString());
}

/** What became of one event of a delivery, as soon as it is known. */
export async function receiptOf(cloud: TestCloud, receipt: string): Promise<Receipt> {
  const { receipts } = storesOf(cloud);
  return untilSome(`receipt ${receipt}`, 120, async () => {
    const found = await receipts.get(receipt);
    return found?.outcome === 'received' ? undefined : found;
  });
}

/** Makes a new contact sales qualified and waits until it is a handoff. */
export async function beginHandoff(
  cloud: TestCloud,
  properties: Readonly<Record<string, string>> = { lifecyclestage: 'salesqualifiedlead' },
  property = 'lifecyclestage',
): Promise<Underway> {
  const contactId = await putContact(cloud, properties);
  const receipt = await untilSome(`somebody keeps the change of ${contactId}`, 30, async () => {
    const { receipts } = await deliver(cloud, contactId, { property });
    return receipts[0];
  });
  const { handoffIds } = await receiptOf(cloud, receipt);
  return { contactId, company: `Company ${contactId}`, handoffId: handoffIds[0] ?? '', receipt };
}

/** The same, until Maya has the mail. */
export async function beginOffer(cloud: TestCloud): Promise<Underway & { readonly offer: OfferMail }> {
  const begun = await beginHandoff(cloud);
  return { ...begun, offer: await offerTo(cloud, ASKED.email, begun.company) };
}

/** The status of a handoff or blocked event by its row. */
export async function statusOf(
  { clients, names }: TestCloud,
  id: string,
  kind: 'handoff' | 'blocked' = 'handoff',
): Promise<string | undefined> {
  const Key = { subjectId: { S: `${kind}#${id}` } };
  const { Item } = await clients.dynamo.send(
    new GetItemCommand({ TableName: names.HANDOFFS_TABLE, Key, ConsistentRead: true }),
  );
  return Item?.status?.S;
}

/** Waits until a handoff stands so. */
export async function untilStatus(cloud: TestCloud, id: string, wanted: string, seconds = 45): Promise<void> {
  const what = `${id} ${wanted}`;
  await until(
    what,
    seconds,
    () => statusOf(cloud, id),
    (status) => status === wanted,
  );
}

/** Every fact in the log of a handoff, in order. */
export async function factsOf(cloud: TestCloud, id: string): Promise<readonly Fact[]> {
  const commits = await storesOf(cloud).log.read(subjectId('handoff', id));
  return commits.flatMap(({ facts }) => facts);
}

/** What happened to a handoff, as sentences. */
export async function storyOf({ operator }: TestCloud, id: string): Promise<readonly string[]> {
  return (await operator.show(id)).story.map(({ sentence }) => sentence);
}

/** One round of the watchdog, now. */
export async function watchdogRound(cloud: TestCloud, payload: object = {}): Promise<void> {
  await invoke(cloud, 'watchdog', payload);
}

/** What grows while nothing happens is looked at now, and not within the next five minutes. */
export async function measureRound(cloud: TestCloud): Promise<void> {
  await invoke(cloud, 'measure-contracts', {});
}

/** The week begins now, as its schedule says. */
export async function beginWeek(cloud: TestCloud): Promise<void> {
  await invoke(cloud, 'tell-monday', {});
}

async function invoke({ clients }: TestCloud, lambda: string, payload: object): Promise<void> {
  const Payload = JSON.stringify(payload);
  await clients.lambda.send(new InvokeCommand({ FunctionName: functionName(lambda), Payload }));
}
