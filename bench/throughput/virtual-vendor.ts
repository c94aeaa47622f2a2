import { htmlReply } from '#local/sandbox/http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '#local/sandbox/http/exchange.ts';
import type { Outcome } from '#local/sandbox/http/carry-out.ts';
import type { Asking, LimitsOfVendor, Met } from './vendor-limits.ts';
import { VendorLimits } from './vendor-limits.ts';
import type { VirtualTime } from './virtual-time.ts';

/**
 * How long a vendor takes for a request, on average: an assumption, because none publishes a figure. Each takes from
 * half of it to half as much again, by chance.
 */
export const REQUEST_SECONDS = 0.3;
/** How long it takes to say no: nothing is looked up for that. */
const REFUSAL_SECONDS = 0.1;

const MAINTENANCE = htmlReply(503, '<!doctype html><title>Maintenance</title>');

/** What makes one vendor differ from another. */
export interface VendorModel {
  readonly limits: LimitsOfVendor;
  /** How it says that a limit is met. */
  readonly refusal: (met: Met) => SandboxReply;
  readonly answer: (request: SandboxRequest) => Outcome | Promise<Outcome>;
}

/** One request that has arrived. `limit`: the one that it met. */
export interface Arrival {
  readonly at: number;
  readonly limit: string | undefined;
}

interface Surroundings {
  readonly time: VirtualTime;
  readonly random: () => number;
}

/** A vendor with its limits, on virtual time; what stands behind them is its sandbox. */
export class VirtualVendor {
  readonly #surroundings: Surroundings;
  readonly #model: VendorModel;
  readonly #limits: VendorLimits;
  readonly arrivals: Arrival[] = [];
  /** It answers nothing but a page that says so. */
  isDown = false;

  constructor(surroundings: Surroundings, model: VendorModel) {
    this.#surroundings = surroundings;
    this.#model = model;
    this.#limits = new VendorLimits(model.limits);
  }

  async ask(request: SandboxRequest): Promise<SandboxReply> {
    const { time, random } = this.#surroundings;
    const asking: Asking = {
      isWrite: request.method !== 'GET',
      seconds: REQUEST_SECONDS * (0.5 + random()),
    };
    const { isDown } = this;
    const met = isDown ? undefined : this.#limits.enter(time.now(), asking);
    this.arrivals.push({ at: time.now(), limit: met?.name });
    if (isDown || met !== undefined) {
      await time.sleep(REFUSAL_SECONDS);
      return met === undefined ? MAINTENANCE : this.#model.refusal(met);
    }
    await time.sleep(asking.seconds);
    this.#limits.leave(asking);
    return replyOf(await this.#model.answer(request));
  }
}

function replyOf(outcome: Outcome): SandboxReply {
  if (outcome.kind !== 'reply') throw new Error(`a sandbox without faults answers, not ${outcome.kind}`);
  return outcome.reply;
}
