import type { FactContext } from './fact-context.ts';
import type { FactOf, HandoffFact } from './facts.ts';

/** The last status that the record was to get by Baton's own hand; `end`: what became of it, undefined while it is owed. */
export interface StatusChange extends Omit<FactOf<'StatusChangeDue'>, 'type'> {
  readonly seq: number;
  readonly end: 'changed' | 'left' | 'taken-back' | undefined;
  /** It was overtaken while it was owed: it is written no more, and what is out of it by then is taken back. */
  readonly isUnwanted: boolean;
}

export interface StatusChanges {
  readonly statusChange: StatusChange | undefined;
  /** How often the record was set back because it had moved on, since a person last decided. */
  readonly setBacks: number;
}

export const NO_STATUS_CHANGES: StatusChanges = { statusChange: undefined, setBacks: 0 };

/** What is known of the statuses that Baton writes, after one fact. */
export function statusChangesAfter(
  { statusChange, setBacks }: StatusChanges,
  fact: HandoffFact,
  { seq }: FactContext,
): StatusChanges {
  if (fact.type === 'StatusChangeDue') return due(fact, seq, setBacks);
  if (fact.type === 'StatusChanged') return { statusChange: ended(statusChange, 'changed'), setBacks };
  if (fact.type === 'StatusLeft')
    return {
      statusChange: ended(statusChange, fact.because === 'taken-back' ? fact.because : 'left'),
      setBacks,
    };
  if (fact.type === 'HandoffReleased') return { statusChange, setBacks: 0 };
  return { statusChange: overtaken(statusChange, fact), setBacks };
}

/** Once somebody has accepted, the record may move on; once it is cancelled, only what was returned is not what its status says. */
function overtaken(change: StatusChange | undefined, fact: HandoffFact): StatusChange | undefined {
  if (change === undefined || change.end !== undefined) return change;
  const isOver = fact.type === 'CancelRequested' && change.because !== 'returned';
  const isAccepted = fact.type === 'OfferAccepted' && change.because === 'moved-on';
  return isOver || isAccepted ? { ...change, isUnwanted: true } : change;
}

function due(fact: FactOf<'StatusChangeDue'>, seq: number, setBacks: number): StatusChanges {
  const { system, from, to, since, because } = fact;
  return {
    statusChange: { system, from, to, since, because, seq, end: undefined, isUnwanted: false },
    setBacks: because === 'moved-on' ? setBacks + 1 : setBacks,
  };
}

function ended(change: StatusChange | undefined, end: StatusChange['end']): StatusChange | undefined {
  return change === undefined || change.end !== undefined ? change : { ...change, end };
}

/** The status that the record still has to get, or that has still to be taken back. */
export function owedStatus({ statusChange }: StatusChanges): StatusChange | undefined {
  return statusChange?.end === undefined ? statusChange : undefined;
}

/** Whether the record was set back because it was returned, and nobody has changed it since as far as is known. */
export function isSetBack({ statusChange }: StatusChanges): boolean {
  return statusChange?.because === 'returned' && statusChange.end !== 'left';
}

/** Whether the last move of the record was taken back, or still may be. */
export function isMovedBack({ statusChange }: StatusChanges): boolean {
  if (statusChange?.because !== 'moved-on') return false;
  return statusChange.end === undefined || statusChange.end === 'changed';
}

/** The status that the record has, or will have, by Baton's own hand. */
export function statusByUs({ statusChange }: StatusChanges): string | undefined {
  if (statusChange === undefined) return undefined;
  switch (statusChange.end) {
    case undefined:
    case 'changed':
      return statusChange.to;
    case 'taken-back':
      return statusChange.from;
    case 'left':
      return undefined;
  }
}

/** What gives the record its status again that a return took from it: nothing unless one did. */
export function statusGivenBack({ statusChange }: StatusChanges): readonly HandoffFact[] {
  if (statusChange?.because !== 'returned' || statusChange.end === 'left') return [];
  const { system, from, to, since } = statusChange;
  return [{ type: 'StatusChangeDue', system, from: to, to: from, since, because: 'goes-on' }];
}
