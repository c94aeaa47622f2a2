import type { WebhookEvent } from './event.ts';
import type { AttemptResult } from './post-signed.ts';

const keptDeliveries = 200;

/** One batch on its way, with every attempt so far. */
export interface Delivery {
  readonly id: number;
  readonly at: number;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly attempts: readonly (AttemptResult & { readonly at: number })[];
  readonly state: 'sending' | 'delivered' | 'waiting' | 'given-up';
}

/** The most recent deliveries, newest first. */
export class DeliveryLog {
  private readonly recent: Delivery[] = [];
  private count = 0;

  all(): readonly Delivery[] {
    return this.recent;
  }

  open(url: string, events: readonly WebhookEvent[], at: number): Delivery {
    this.count += 1;
    return this.keep({ id: this.count, at, url, events, attempts: [], state: 'sending' });
  }

  /** Puts the delivery in the place of what was known of it. */
  keep(delivery: Delivery): Delivery {
    const index = this.recent.findIndex(({ id }) => id === delivery.id);
    if (index === -1) this.recent.unshift(delivery);
    else this.recent[index] = delivery;
    this.recent.splice(keptDeliveries);
    return delivery;
  }
}
