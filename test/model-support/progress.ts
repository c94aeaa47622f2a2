import { incidentOf } from '#application/effects/handoff-incidents.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { nextInstant, readyJobs } from './enabled.ts';
import { loadsIncident } from './incidents.ts';
import type { Job } from './job.ts';
import { keyOf } from './key.ts';
import { presentOf } from './present.ts';
import type { ModelState } from './state.ts';
import { begin, passTo } from './step.ts';
import type { Surroundings } from './step.ts';

/** More steps than any handoff takes to its end. */
const PATIENCE = 400;

/** What becomes of a handoff when the stream says nothing any more, and nothing else goes wrong. */
export class Progress {
  readonly #around: Surroundings;
  /** Whoever is asked says yes at once; else nobody answers. */
  readonly #isWilling: boolean;
  readonly #ends = new Map<string, ModelState | undefined>();

  constructor(around: Surroundings, isWilling: boolean) {
    this.#around = around;
    this.#isWilling = isWilling;
  }

  /** Why a handoff would never come to its end from here; undefined when it does. */
  async problemOf(state: ModelState): Promise<string | undefined> {
    const end = await this.#endOf(state);
    if (end === undefined) return 'without the stream it never comes to its end';
    const handoff = presentOf(end.world);
    if (handoff === undefined) return 'what arrived became nothing';
    const isTold = openExceptions(handoff).every(
      (exception) => loadsIncident(end.world, incidentOf(handoff, exception))?.status === 'open',
    );
    if (!isTold) return 'without the stream nobody is told what needs a person';
    const isOpen = isStillOpen(presentOf(state.world), state.now);
    if (this.#isWilling && isOpen && handoff.status !== 'completed')
      return `somebody willing was asked, and it ended ${handoff.status}`;
    return undefined;
  }

  async #endOf(start: ModelState): Promise<ModelState | undefined> {
    const passed: string[] = [];
    let state: ModelState = { ...start, hint: false, faults: 0, acts: 1 };
    let end: ModelState | undefined;
    for (let step = 0; step < PATIENCE; step += 1) {
      const key = keyOf(state);
      if (this.#ends.has(key)) {
        end = this.#ends.get(key);
        break;
      }
      passed.push(key);
      const next = await this.#next(state);
      if (next === undefined) {
        end = isParked(presentOf(state.world)) ? state : undefined;
        break;
      }
      state = { ...next, hint: false, acts: 1 };
    }
    for (const key of passed) this.#ends.set(key, end);
    return end;
  }

  async #next(state: ModelState): Promise<ModelState | undefined> {
    const [job = this.#yes(state)] = readyJobs(state);
    if (job !== undefined) return (await begin(state, this.#around, job)).state;
    const instant = nextInstant(state);
    return instant === undefined ? undefined : passTo(state, instant);
  }

  #yes(state: ModelState): Job | undefined {
    const handoff = presentOf(state.world);
    if (!this.#isWilling || handoff?.status !== 'offered') return undefined;
    const { offer, epoch } = handoff;
    const isAsked = state.seen.mails.has(`${offer.to} ${String(epoch)}`) && state.now < offer.expiresAt;
    const act = { kind: 'accept', by: offer.to, epoch } as const;
    return isAsked ? { kind: 'act', act, process: state.processes } : undefined;
  }
}

/** Nothing but a person's decision moves it. */
function isParked(handoff: Handoff | undefined): boolean {
  return handoff?.status === 'held' || handoff?.status === 'completed' || handoff?.status === 'cancelled';
}

/** Nobody has said no to it, and no time has run out. */
function isStillOpen(handoff: Handoff | undefined, now: string): boolean {
  if (handoff?.status === 'offered') return now < handoff.offer.expiresAt;
  return handoff === undefined || handoff.status === 'syncing';
}
