import * as z from 'zod';
import { incidentCauseSchema } from '../incident/cause.ts';
import type { IncidentCause } from '../incident/cause.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { recordRefSchema } from '../record.ts';
import type { RecordRef } from '../record.ts';
import { textOf } from '../text-of.ts';

/** Every fact about an authentic event that cannot become a handoff yet. The event itself stands in an erasable side item. */
export const blockedFactSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('EventBlocked'),
    cause: incidentCauseSchema,
    contract: z.string().optional(),
    record: recordRefSchema.optional(),
    /** Baton only looks on: nobody is told. */
    isObserved: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('EventReleased'), textId: z.string().optional() }),
  z.object({ type: z.literal('EventDiscarded'), textId: z.string().optional() }),
]);
export type BlockedFact = z.infer<typeof blockedFactSchema>;

export interface BlockedEvent {
  readonly seq: number;
  readonly status: 'blocked' | 'released' | 'discarded';
  readonly cause: IncidentCause;
  readonly contract: string | undefined;
  readonly record: RecordRef | undefined;
  /** The commit that blocked it last: an event that was released in vain is blocked again. */
  readonly blockedSeq: number;
  readonly blockedAt: string;
  /** It stands in the list, and nobody is told. */
  readonly isObserved: boolean;
}
export type BlockedState = BlockedEvent | undefined;

export type BlockedCommand =
  | {
      readonly type: 'BlockEvent';
      readonly cause: IncidentCause;
      readonly contract?: string;
      readonly record?: RecordRef;
      readonly isObserved?: boolean;
    }
  | { readonly type: 'ReleaseEvent'; readonly textId?: string; readonly blockedSeq?: number }
  | { readonly type: 'DiscardEvent'; readonly textId?: string; readonly blockedSeq?: number };

/** The next state of a blocked event after one fact. */
export function evolveBlocked(
  state: BlockedState,
  fact: BlockedFact,
  { seq, at }: { readonly seq: number; readonly at: string },
): BlockedEvent {
  if (fact.type === 'EventBlocked') {
    const { cause, contract, record, isObserved = false } = fact;
    return { seq, status: 'blocked', cause, contract, record, blockedSeq: seq, blockedAt: at, isObserved };
  }
  if (state === undefined) throw new Error(`${fact.type} cannot be a blocked event's first fact`);
  return { ...state, seq, status: fact.type === 'EventReleased' ? 'released' : 'discarded' };
}

/** What one command makes of a blocked event. */
export function decideBlocked(state: BlockedState, command: BlockedCommand): Decision<BlockedFact> {
  switch (command.type) {
    case 'BlockEvent':
      return state?.status === 'blocked' || state?.status === 'discarded'
        ? decided()
        : decided(blockedBy(command));
    case 'ReleaseEvent':
      return end(state, command.blockedSeq, { type: 'EventReleased', ...textOf(command.textId) });
    case 'DiscardEvent':
      return end(state, command.blockedSeq, { type: 'EventDiscarded', ...textOf(command.textId) });
  }
}

function blockedBy({
  cause,
  contract,
  record,
  isObserved = false,
}: Extract<BlockedCommand, { type: 'BlockEvent' }>): BlockedFact {
  return {
    type: 'EventBlocked',
    cause,
    ...(contract === undefined ? {} : { contract }),
    ...(record === undefined ? {} : { record }),
    ...(isObserved ? { isObserved } : {}),
  };
}

/** `blockedSeq`: the block that the person saw when deciding; a decision about an earlier one is refused. */
function end(state: BlockedState, blockedSeq: number | undefined, fact: BlockedFact): Decision<BlockedFact> {
  if (state === undefined) return refused('unknown-event');
  if (blockedSeq !== undefined && blockedSeq !== state.blockedSeq) return refused('moved');
  return state.status === 'blocked' ? decided(fact) : refused(`already-${state.status}`);
}
