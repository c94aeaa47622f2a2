import { Construct } from 'constructs';

import { reachesPrivate } from '../local-cloud.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { allowSecret, makeVendorSecret, type SecretUse } from './vendor-secret.ts';

/** A receiver that takes a message keeps it and answers; it need not be waited for as long as a system is. */
const LONGEST_WAIT_MS = 8000;

/** What signs the requests to the webhook of whoever is on call. */
export class OnCallSecret extends Construct {
  readonly #stage: Stage;
  readonly #name: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#stage = stage;
    this.#name = `${stage.name}/on-call/webhook`;
    makeVendorSecret(this, 'Secret', this.#name, 'Signs what the webhook of whoever is on call is told.');
  }

  /** Lets a Lambda call the webhook. */
  callFrom(caller: BatonFunction): void {
    this.tendFrom(caller, 'read');
    const { settings } = this.#stage;
    caller.set('ON_CALL_TIMEOUT_MS', String(Math.min(settings.vendorTimeoutMs, LONGEST_WAIT_MS)));
    caller.set('ON_CALL_REACH', reachesPrivate(this.#stage) ? 'any' : 'public');
  }

  /** Lets a Lambda fill it, or see whether it is filled. */
  tendFrom(user: BatonFunction, what: SecretUse): void {
    allowSecret(this, user, this.#name, what);
    user.set('ON_CALL_SECRET_NAME', this.#name);
  }
}
