import * as z from 'zod';
import { subjectId } from '../ids.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { textOf } from '../text-of.ts';

/** A team has one list of causes that somebody is to remove for good. */
export const BACKLOG = subjectId('backlog', 'team');

/** Every fact about the backlog: a cause was chosen, with whoever is to remove it, or is done with. */
export const backlogFactSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('CausePicked'),
    causeKey: z.string().min(1),
    owner: z.string().min(1),
    textId: z.string().optional(),
  }),
  z.object({ type: z.literal('CauseDone'), causeKey: z.string().min(1), textId: z.string().optional() }),
]);
export type BacklogFact = z.infer<typeof backlogFactSchema>;

/** A cause that somebody is to remove. `at`: when it was chosen; that another took it over is no new choice. */
export interface Picked {
  readonly cause: string;
  readonly owner: string;
  readonly at: string;
}

export interface Backlog {
  readonly seq: number;
  /** What is not done, in the order in which it was chosen. */
  readonly picked: readonly Picked[];
}

export const emptyBacklog: Backlog = { seq: 0, picked: [] };

export type BacklogCommand =
  | {
      readonly type: 'PickCause';
      readonly cause: string;
      readonly owner: string;
      readonly textId?: string;
    }
  | { readonly type: 'FinishCause'; readonly cause: string; readonly textId?: string };

/** The next state of the backlog after one fact. */
export function evolveBacklog(
  state: Backlog,
  fact: BacklogFact,
  { seq, at }: { readonly seq: number; readonly at: string },
): Backlog {
  const { causeKey: cause } = fact;
  const others = state.picked.filter((one) => one.cause !== cause);
  switch (fact.type) {
    case 'CausePicked':
      return { seq, picked: [...others, { cause, owner: fact.owner, at: pickedAt(state, cause) ?? at }] };
    case 'CauseDone':
      return { seq, picked: others };
  }
}

/** What one command makes of the backlog: quiet where it is so already. */
export function decideBacklog(state: Backlog, command: BacklogCommand): Decision<BacklogFact> {
  const { cause } = command;
  const said = textOf(command.textId);
  const present = state.picked.find((one) => one.cause === cause);
  switch (command.type) {
    case 'PickCause':
      return present?.owner === command.owner
        ? decided()
        : decided({ type: 'CausePicked', causeKey: cause, owner: command.owner, ...said });
    case 'FinishCause':
      return present === undefined
        ? refused('not-picked')
        : decided({ type: 'CauseDone', causeKey: cause, ...said });
  }
}

function pickedAt({ picked }: Backlog, cause: string): string | undefined {
  return picked.find((one) => one.cause === cause)?.at;
}
