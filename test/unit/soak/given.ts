import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Holding, Seen } from '../../../soak/seen.ts';

/** A system that shows who accepted. */
export const shown: Holding = { showsAccepted: true, entered: 1, history: ['2030-01-31 owner 71001'] };

const wait = { target: 'hubspot', epoch: 1, attempt: 1 } as const;

/** The log of one that went well. */
export const wellDone: readonly HandoffFact[] = [
  { type: 'OfferAccepted', epoch: 1, by: 'maya-chen' },
  { type: 'TargetVerified', ...wait, verdict: 'VERIFIED' },
  { type: 'HandoffCompleted' },
];

/** The log of one that somebody is asked about. */
export const held: readonly HandoffFact[] = [
  { type: 'OfferAccepted', epoch: 1, by: 'maya-chen' },
  { type: 'TargetFailed', ...wait, because: 'VALIDATION' },
  { type: 'HandoffHeld', cause: { kind: 'target-failed', target: 'hubspot', because: 'VALIDATION' } },
];

/** One handoff that went well in HubSpot, but for what is said otherwise. */
export function seenAs(otherwise: Partial<Seen> = {}): Seen {
  return {
    planned: { number: 1, kind: 'lead', fault: undefined, death: undefined },
    handoffId: 'a'.repeat(26),
    wasTold: true,
    status: 'completed',
    facts: wellDone,
    story: ['Maya Chen accepted.'],
    broken: [],
    holdings: { hubspot: shown },
    offerMails: 1,
    isAskedAbout: false,
    struck: false,
    died: false,
    tookMs: 2000,
    ...otherwise,
  };
}
