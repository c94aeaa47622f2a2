import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';

/** The steps of one handoff as somebody watches it from outside, in order. */
export const STEPS = {
  webhook: 'the webhook was taken',
  request: 'the handoff was requested',
  mail: 'the mail arrived',
  page: 'the page opened',
  answer: 'the answer was taken',
  verified: 'the new owner was verified',
  owner: 'HubSpot shows the new owner',
} as const;
export type StepName = keyof typeof STEPS;

/** A step did not happen in time, or not as it should. */
export class StepFailed extends UserError {
  readonly step: StepName;

  constructor(step: StepName, found: string) {
    super(`The step “${step}” failed: it should be that ${STEPS[step]}, but ${found}.`);
    this.step = step;
  }
}

const POLL_MS = 250;

/** Looks until there is something to see. @throws {StepFailed} after `withinSeconds`, saying what was there instead */
export async function waitFor<Seen>(
  step: StepName,
  withinSeconds: number,
  look: () => Promise<Seen | string>,
): Promise<Exclude<Seen, string>> {
  const deadline = Date.now() + withinSeconds * 1000;
  for (;;) {
    const seen = await look();
    if (isSeen(seen)) return seen;
    if (Date.now() > deadline) throw new StepFailed(step, `after ${String(withinSeconds)} s ${String(seen)}`);
    await delay(POLL_MS);
  }
}

function isSeen<Seen>(seen: Seen | string): seen is Exclude<Seen, string> {
  return typeof seen !== 'string';
}
