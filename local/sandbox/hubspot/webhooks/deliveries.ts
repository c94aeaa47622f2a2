import type { RecordEnd } from '../portal/record-end.ts';
import type { PropertyChange } from '../portal/record.ts';
import type { ChangeableSettings, Identity } from '../settings.ts';
import { DeliveryLog } from './delivery-log.ts';
import type { Delivery } from './delivery-log.ts';
import { eventsFor, recordEndEvent } from './event.ts';
import type { WebhookEvent } from './event.ts';
import { postSigned } from './post-signed.ts';
import type { AttemptResult } from './post-signed.ts';

const largestBatch = 100;
const mostRetries = 10;
const firstEventId = 3_000_000_001;

/** What deliveries need from the sandbox around them. */
export interface DeliveryParts {
  readonly identity: Identity;
  readonly settings: () => ChangeableSettings;
  readonly now: () => number;
}

/**
 * Sends webhooks as HubSpot does: at least once, in no promised order, and after no answer in time or any answer
 * but a 2xx again, up to ten times at random moments. Source: HubSpot's webhooks guide.
 */
export class Deliveries {
  private readonly parts: DeliveryParts;
  private readonly log = new DeliveryLog();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stopping = new AbortController();
  private eventId = firstEventId;

  constructor(parts: DeliveryParts) {
    this.parts = parts;
  }

  all(): readonly Delivery[] {
    return this.log.all();
  }

  nextEventId(): number {
    return this.eventId++;
  }

  /** Sends what the subscriptions ask for of these changes; returns before it has arrived. */
  announce(changes: readonly PropertyChange[]): void {
    const settings = this.parts.settings();
    if (settings.webhookUrl === undefined) return;
    const events = eventsFor(changes, settings, this.parts.identity, () => this.nextEventId());
    for (let start = 0; start < events.length; start += largestBatch) {
      const batch = events.slice(start, start + largestBatch);
      void this.attempt(this.log.open(settings.webhookUrl, batch, this.parts.now()), true);
    }
  }

  /** Sends what the subscriptions ask for of a record that is no more; returns before it has arrived. */
  announceEnd(end: RecordEnd): void {
    const settings = this.parts.settings();
    const event = recordEndEvent(end, settings, this.parts.identity, () => this.nextEventId());
    if (settings.webhookUrl === undefined || event === undefined) return;
    void this.attempt(this.log.open(settings.webhookUrl, [event], this.parts.now()), true);
  }

  /** Sends events once and waits for the answer. */
  async sendOnce(url: string, events: readonly WebhookEvent[]): Promise<AttemptResult> {
    return this.attempt(this.log.open(url, events, this.parts.now()), false);
  }

  /** Ends waiting retries and attempts under way. */
  stop(): void {
    this.stopping.abort();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private async attempt(delivery: Delivery, retried: boolean): Promise<AttemptResult> {
    const at = this.parts.now();
    const timeout = AbortSignal.timeout(this.parts.settings().webhookTimeoutMs);
    const result = await postSigned({
      url: delivery.url,
      clientSecret: this.parts.identity.clientSecret,
      events: numbered(delivery),
      timestampMs: at,
      signal: AbortSignal.any([this.stopping.signal, timeout]),
    });
    this.settle({ ...delivery, attempts: [...delivery.attempts, { ...result, at }] }, result, retried);
    return result;
  }

  private settle(delivery: Delivery, { status }: AttemptResult, retried: boolean): void {
    if (status !== undefined && status >= 200 && status < 300) {
      this.log.keep({ ...delivery, state: 'delivered' });
      return;
    }
    const again = retried && delivery.attempts.length <= mostRetries && !this.stopping.signal.aborted;
    const kept = this.log.keep({ ...delivery, state: again ? 'waiting' : 'given-up' });
    if (again) this.later(() => void this.attempt(kept, true));
  }

  /** A tenth of the spread on average, between half and one and a half times that. */
  private later(act: () => void): void {
    const delayMs = (this.parts.settings().webhookRetrySpreadMs / mostRetries) * (0.5 + Math.random());
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, delayMs);
    this.timers.add(timer);
  }
}

/** Retries say which attempt they are; everything else stays. */
function numbered({ events, attempts }: Delivery): readonly WebhookEvent[] {
  return attempts.length === 0
    ? events
    : events.map((event) => ({ ...event, attemptNumber: attempts.length }));
}
