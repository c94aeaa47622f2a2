import { accept } from '#test/cloud-support/pages.ts';
import type { LocalCloud } from '#local/local-cloud.ts';
import { userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import * as z from 'zod';
import type { Call } from './meter.ts';

/** How long one handoff took, in milliseconds. */
export interface Latency {
  readonly webhookToMail: number;
  readonly answerToVerified: number;
}

const sentSchema = z.object({ status: z.number().optional() });
const mailSchema = z.object({
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })),
  Content: z.object({ Simple: z.object({ Body: z.object({ Text: z.object({ Data: z.string() }) }) }) }),
});
const commitSchema = z.object({
  Item: z.object({ subjectId: z.object({ S: z.string() }), body: z.object({ S: z.string() }) }),
});
const LINK = /https?:\/\/\S+\/offers\/[0-9a-f]{64}/;
const CODE = /^\D*code\D*(\d{2})$/im;
const COMPANY = /Company (\d+)/;
const PATIENCE_MS = 120_000;

/** Something that a handoff was to do did not happen. */
export class NothingHappened extends Error {
  readonly key: string;

  constructor(key: string) {
    super(`nothing happened for ${key} within ${String(PATIENCE_MS / 1000)} s`);
    this.name = 'NothingHappened';
    this.key = key;
  }
}

/** Plays handoffs from the webhook to the verified owner and takes their times where they cross the wire. */
export class Player {
  readonly #cloud: LocalCloud;
  readonly #stage: string;
  readonly #waiting = new Map<string, { readonly resolve: (call: Call) => void }>();

  /** `stage`: the lifecycle stage that the contacts take. */
  constructor(cloud: LocalCloud, stage: string) {
    this.#cloud = cloud;
    this.#stage = stage;
  }

  /** Every metered request passes here. */
  see(call: Call): void {
    const key = keyOf(call);
    if (key !== undefined) this.#waiting.get(key)?.resolve(call);
  }

  async play(contactId: string): Promise<Latency> {
    await this.#putContact(contactId);
    const mailed = this.#await(`mail ${contactId}`);
    const began = Date.now();
    await this.#deliver(contactId);
    const mail = await mailed;
    const { text, handoffId } = readMail(mail);
    const completed = this.#await(`completed ${handoffId}`);
    const answered = Date.now();
    const page = await accept({ link: LINK.exec(text)?.[0] ?? '', code: CODE.exec(text)?.[1] ?? '' });
    if (page.status !== 200) throw new Error(`the page answered ${String(page.status)}`);
    return { webhookToMail: mail.at - began, answerToVerified: (await completed).at - answered };
  }

  async #await(key: string): Promise<Call> {
    const { promise, resolve, reject } = Promise.withResolvers<Call>();
    const timer = setTimeout(() => {
      reject(new NothingHappened(key));
    }, PATIENCE_MS);
    this.#waiting.set(key, { resolve });
    return promise.finally(() => {
      clearTimeout(timer);
    });
  }

  async #putContact(id: string): Promise<void> {
    const properties = {
      email: `lead-${id}@example.com`,
      firstname: 'Lead',
      lastname: id,
      company: `Company ${id}`,
      jobtitle: 'Head of Operations',
      phone: '+1 555 0100',
      lifecyclestage: this.#stage,
      hubspot_owner_id: '71004',
      salesforceleadid: this.#putLead(id),
    };
    await this.#control(`records/contacts/${id}`, 'PUT', { properties });
  }

  /** The same person as a lead of the org; its id. */
  #putLead(contactId: string): string {
    const lead = { LastName: contactId, Company: `Company ${contactId}` };
    return this.#cloud.salesforce.org.create('Lead', lead, userNamed('Tom'), Date.now()).id;
  }

  async #deliver(objectId: string): Promise<void> {
    const sent = await this.#control('webhook', 'POST', { objectId, property: 'lifecyclestage' });
    const { status } = sentSchema.parse(sent);
    if (status !== 200) throw new Error(`the webhook answered ${String(status)}`);
  }

  async #control(path: string, method: string, body: object): Promise<unknown> {
    const answer = await fetch(`${this.#cloud.sandbox.url}/_sandbox/${path}`, {
      method,
      body: JSON.stringify(body),
    });
    return answer.json();
  }
}

interface OfferMail {
  readonly text: string;
  readonly handoffId: string;
}

function readMail({ input }: Call): OfferMail {
  const { Content, EmailTags } = mailSchema.parse(input);
  const handoffId = EmailTags.find(({ Name }) => Name === 'handoffId')?.Value ?? '';
  return { text: Content.Simple.Body.Text.Data, handoffId };
}

/** What a request says about a handoff under way: its offer was mailed, or its last commit was put. */
function keyOf({ service, operation, input, ok }: Call): string | undefined {
  if (!ok) return undefined;
  if (service === 'ses') return `mail ${COMPANY.exec(JSON.stringify(input))?.[1] ?? ''}`;
  const commit = operation === 'PutItem' ? commitSchema.safeParse(input).data?.Item : undefined;
  if (commit?.body.S.includes('"HandoffCompleted"') !== true) return undefined;
  return `completed ${commit.subjectId.S.slice('handoff#'.length)}`;
}
