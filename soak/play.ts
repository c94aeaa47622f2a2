import { statusOf } from '#test/cloud-support/handoffs.ts';
import { offerIn } from '#test/cloud-support/mails.ts';
import type { OfferMail } from '#test/cloud-support/mails.ts';
import { accept } from '#test/cloud-support/pages.ts';
import { ASKED, contactOf, deliver } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { NotInTime, until, untilSome } from '#test/cloud-support/until.ts';
import { planCrash } from '#test/crash-support/plan-crash.ts';
import type { PlannedCrash } from '#test/crash-support/plan-crash.ts';
import type { Boundary } from './boundaries.ts';
import type { Inbox } from './inbox.ts';
import { KINDS } from './kinds.ts';
import { placeFault } from './place-fault.ts';
import type { PlannedHandoff } from './plan.ts';
import { putThings } from './things.ts';
import type { Things } from './things.ts';

/** Repairs take some steps and leases of seconds, a loaded machine takes its time too. */
const PATIENCE_SECONDS = 300;
const LOOK_MS = 1000;

/** What became of one handoff while it was played. */
export interface Played {
  readonly planned: PlannedHandoff;
  readonly things: Things;
  readonly wasTold: boolean;
  /** Undefined where nobody was to die, or it did not come so far. */
  readonly crash: PlannedCrash | undefined;
  /** What did not come, if something did not. */
  readonly missing: string | undefined;
  readonly tookMs: number;
}

/** Plays one handoff as planned: from the webhook over the answer on the page until every system is written, or it is held. */
export async function play(cloud: TestCloud, inbox: Inbox, planned: PlannedHandoff): Promise<Played> {
  const things = await putThings(cloud, planned.kind);
  const life = new Life(cloud, inbox, planned, things);
  const began = Date.now();
  const missing = await life.live().then(
    () => undefined,
    (error: unknown) => missingIn(error),
  );
  const tookMs = Date.now() - began;
  const { wasTold, crash } = life;
  return { planned, things, wasTold, crash, missing, tookMs };
}

function missingIn(error: unknown): string {
  if (error instanceof NotInTime) return error.message;
  throw error;
}

/** When the event is known in which a Lambda is to die; those that only write systems die after the acceptance. */
const DIES_FROM: Readonly<Record<string, 'beginning' | 'answer'>> = {
  'sync-target': 'answer',
  'start-sync': 'answer',
  'advance-handoff': 'answer',
  'answer-offer': 'answer',
};

class Life {
  readonly #cloud: TestCloud;
  readonly #inbox: Inbox;
  readonly #planned: PlannedHandoff;
  readonly #things: Things;
  crash: PlannedCrash | undefined;
  wasTold = false;

  constructor(cloud: TestCloud, inbox: Inbox, planned: PlannedHandoff, things: Things) {
    this.#cloud = cloud;
    this.#inbox = inbox;
    this.#planned = planned;
    this.#things = things;
  }

  async live(): Promise<void> {
    const { fault } = this.#planned;
    await this.#meetDeath('beginning');
    if (fault?.at === 'admission') await placeFault(this.#cloud, fault, this.#things);
    await this.#deliver();
    const offer = await this.#offer();
    await this.#shownAsOffered();
    if (fault !== undefined && fault.at !== 'admission') await placeFault(this.#cloud, fault, this.#things);
    await this.#meetDeath('answer', offer);
    await this.#accept(offer);
    await this.#end();
  }

  async #meetDeath(from: 'beginning' | 'answer', offer?: OfferMail): Promise<void> {
    const { death } = this.#planned;
    if (death === undefined || (DIES_FROM[death.lambda] ?? 'beginning') !== from) return;
    this.crash = await planCrash(this.#cloud, death.lambda, this.#markerOf(death, offer), death.after);
  }

  /** Which part of its event tells the Lambda that this is the one. */
  #markerOf({ lambda }: Boundary, offer: OfferMail | undefined): string {
    if (lambda === 'receive-webhook' || lambda === 'admit-event') return this.#things.recordId;
    return lambda === 'answer-offer' ? (offer?.link.split('/').at(-1) ?? '') : this.#things.handoffId;
  }

  /** As HubSpot does: what was not taken comes again. */
  async #deliver(): Promise<void> {
    const { records, property } = KINDS[this.#planned.kind];
    await until(
      'the webhook is taken',
      PATIENCE_SECONDS,
      () => deliver(this.#cloud, this.#things.recordId, { objectType: records, property }),
      ({ status }) => status === 200,
    );
  }

  async #offer(): Promise<OfferMail> {
    const { recordId } = this.#things;
    return untilSome(`the offer of ${recordId}`, PATIENCE_SECONDS, async () =>
      (await this.#inbox.mailsTo(ASKED.email, recordId)).flatMap((mail) => offerIn(mail) ?? []).at(0),
    );
  }

  /** From here on the next that is written to HubSpot is the owner; whoever answers at once does not wait for it. */
  async #shownAsOffered(): Promise<void> {
    if (this.#planned.death?.lambda !== 'sync-target') return;
    const { records } = KINDS[this.#planned.kind];
    await until(
      'HubSpot shows the offer',
      PATIENCE_SECONDS,
      () => contactOf(this.#cloud, this.#things.recordId, records),
      ({ baton_state }) => baton_state !== undefined,
      LOOK_MS,
    );
  }

  /** A form that broke off is sent once more. */
  async #accept(offer: OfferMail): Promise<void> {
    await until(
      'the page says whose it is',
      PATIENCE_SECONDS,
      () => accept(offer),
      ({ body }) => body.includes('is yours') || body.includes('already accepted'),
      LOOK_MS,
    );
    this.wasTold = true;
  }

  async #end(): Promise<void> {
    await until(
      'an end',
      PATIENCE_SECONDS,
      () => statusOf(this.#cloud, this.#things.handoffId),
      (status) => status === 'completed' || status === 'held',
      LOOK_MS,
    );
  }
}
