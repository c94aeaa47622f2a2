import type { FactOf, HandoffFact } from '../handoff/facts.ts';

/** Which part of the contract an offer belongs to; what a person decided counts as a round. */
export type Stage = 'rounds' | 'fallback' | 'escalation';

/** One offer of a handoff and how it ended; `isPast` once a person decided to begin again. */
export interface Asked {
  readonly person: string;
  readonly epoch: number;
  readonly stage: Stage;
  readonly end:
    | 'accepted'
    | 'not-started'
    | 'declined'
    | 'silent'
    | 'unreachable'
    | 'passed-on'
    | 'withdrawn'
    | 'given-away'
    | 'away'
    | undefined;
  readonly isPast: boolean;
}

/** Who has been asked, after one fact. */
export function askedAfter(asked: readonly Asked[], fact: HandoffFact): readonly Asked[] {
  if (fact.type === 'OfferMade')
    return fact.because === 'other-channel' ? askedOtherwise(asked, fact) : [...asked, newlyAsked(fact)];
  if (fact.type === 'OfferPostponed') return asked.filter((one) => !isOpen(one));
  if (fact.type === 'HandoffReopened') return fact.because === 'not-started' ? notStarted(asked) : asked;
  if (fact.type === 'HandoffReleased')
    return givenTo(asked, fact.to).map((one) => ({ ...one, isPast: true }));
  const end = endBy(fact);
  if (end === undefined || !('epoch' in fact)) return asked;
  return asked.map((one) => (one.epoch === fact.epoch ? { ...one, end } : one));
}

/** Whoever is away said nothing, and nobody took it from them: once they are back they may be asked again. */
function endBy(fact: HandoffFact): Asked['end'] {
  return fact.type === 'OfferWithdrawn' && fact.because === 'away' ? 'away' : ENDS[fact.type];
}

/** Whoever accepted last did not begin. */
function notStarted(asked: readonly Asked[]): readonly Asked[] {
  const last = asked.findLast(({ end }) => end === 'accepted');
  return asked.map((one) => (one === last ? { ...one, end: 'not-started' } : one));
}

/** Whom a person names instead takes it from whoever had it, or was being asked; who let their time pass has nothing to lose. */
function givenTo(asked: readonly Asked[], to: string | undefined): readonly Asked[] {
  const last = asked.at(-1);
  if (last === undefined || to === undefined || to === last.person) return asked;
  return [...asked.slice(0, -1), { ...last, end: takenAs(last.end) }];
}

function takenAs(end: Asked['end']): Asked['end'] {
  return end === 'accepted' ? 'given-away' : (end ?? 'withdrawn');
}

/** Held back, an offer was none: nobody has been told of it. */
function isOpen({ end, isPast }: Asked): boolean {
  return end === undefined && !isPast;
}

/** The part of the contract that the open offer belongs to; undefined while there is none. */
export function openStage(asked: readonly Asked[]): Stage | undefined {
  return asked.find(isOpen)?.stage;
}

function newlyAsked({ to, epoch, because }: FactOf<'OfferMade'>): Asked {
  return { person: to, epoch, stage: stageOf(because), end: undefined, isPast: false };
}

/** An offer that never arrived counts for nothing: this one takes its place, in its part of the contract. */
function askedOtherwise(asked: readonly Asked[], { to, epoch }: FactOf<'OfferMade'>): readonly Asked[] {
  const stage = asked.findLast(({ person }) => person === to)?.stage ?? 'rounds';
  const before = asked.map((one) => (isUnreached(one, to) ? { ...one, isPast: true } : one));
  return [...before, { person: to, epoch, stage, end: undefined, isPast: false }];
}

function isUnreached({ person, end }: Asked, to: string): boolean {
  return person === to && end === 'unreachable';
}

function stageOf(because: FactOf<'OfferMade'>['because']): Stage {
  switch (because) {
    case 'fallback':
      return 'fallback';
    case 'escalated':
      return 'escalation';
    case 'named':
    case 'reassigned':
    case 'asked-again':
    case 'handed-on':
    case 'other-channel':
    case 'round-robin':
    case 'least-loaded':
    case 'record-owner':
    case 'property':
      return 'rounds';
  }
}

const ENDS: Partial<Record<HandoffFact['type'], NonNullable<Asked['end']>>> = {
  OfferAccepted: 'accepted',
  OfferDeclined: 'declined',
  HandoffReturned: 'declined',
  OfferExpired: 'silent',
  OfferUndeliverable: 'unreachable',
  OfferHandedOn: 'passed-on',
  OfferWithdrawn: 'withdrawn',
};

const ACCEPTED: ReadonlySet<Asked['end']> = new Set(['accepted', 'not-started', 'given-away']);

/** The epoch of the offer that somebody accepted last, also if it is theirs no more; undefined if they never did. */
export function acceptedIn({ asked }: { readonly asked: readonly Asked[] }, id: string): number | undefined {
  return asked.findLast(({ person, end }) => person === id && ACCEPTED.has(end))?.epoch;
}

/** Offers of one part of the contract, since a person last decided, that ended without a word. */
export function silences(asked: readonly Asked[], stage: Stage): number {
  return asked.filter((one) => !one.isPast && one.stage === stage && one.end === 'silent').length;
}
