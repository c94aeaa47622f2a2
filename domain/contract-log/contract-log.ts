import * as z from 'zod';
import type { Contract } from '../contract/contract.ts';
import { statusSchema } from '../contract/ids.ts';
import type { Status } from '../contract/ids.ts';
import { statusOf } from '../contract/status-of.ts';
import { foreignText } from '../foreign-text.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { PauseCommand } from './decide-pause.ts';
import { decidePause } from './decide-pause.ts';
import type { Pause } from './pauses.ts';
import { pausedUntil, pausesUpTo } from './pauses.ts';

/** Every fact about a contract itself: mappings that were added in a hurry, and pauses. */
export const contractFactSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('MappingAdded'),
    value: z.string().min(1),
    status: statusSchema,
    endsAt: z.iso.datetime(),
    textId: z.string().optional(),
  }),
  z.object({
    type: z.literal('ContractPaused'),
    until: z.iso.datetime(),
    textId: z.string().optional(),
  }),
  z.object({
    type: z.literal('ContractResumed'),
    because: z.enum(['by-hand', 'ended']),
    textId: z.string().optional(),
  }),
]);
export type ContractFact = z.infer<typeof contractFactSchema>;

export interface ContractLog {
  readonly seq: number;
  /** Vendor values that were mapped in a hurry, until each ends: they belong into the contract's file. */
  readonly mappings: Readonly<
    Record<string, { readonly status: Status; readonly endsAt: string; readonly seq: number }>
  >;
  /** Every pause that there ever was, in order; one that holds has the end that is planned. */
  readonly pauses: readonly Pause[];
  /** When the pause ends that nobody has ended yet. */
  readonly endsAt: string | undefined;
  /** The commit by which somebody paused it or let it go on last; 0: nobody has. */
  readonly pauseSeq: number;
}

export const emptyContractLog: ContractLog = {
  seq: 0,
  mappings: {},
  pauses: [],
  endsAt: undefined,
  pauseSeq: 0,
};

export interface AddMapping {
  readonly type: 'AddMapping';
  readonly value: string;
  readonly status: string;
  readonly endsAt: string;
  readonly textId?: string;
}

export type ContractCommand = AddMapping | PauseCommand;

/** The next state of a contract's log after one fact. */
export function evolveContract(
  state: ContractLog,
  fact: ContractFact,
  { seq, at }: { readonly seq: number; readonly at: string },
): ContractLog {
  switch (fact.type) {
    case 'MappingAdded': {
      const { value, status, endsAt } = fact;
      return { ...state, seq, mappings: { ...state.mappings, [value]: { status, endsAt, seq } } };
    }
    case 'ContractPaused': {
      const pauses = pausedUntil(state.pauses, at, fact.until);
      return { ...state, seq, pauses, endsAt: fact.until, pauseSeq: seq };
    }
    case 'ContractResumed': {
      const pauseSeq = fact.because === 'by-hand' ? seq : state.pauseSeq;
      return { ...state, seq, pauses: pausesUpTo(state.pauses, at), endsAt: undefined, pauseSeq };
    }
  }
}

/** What one command makes of a contract's own log. */
export function decideContract(
  state: ContractLog,
  command: ContractCommand,
  contract: Pick<Contract, 'statusMap'>,
  now: string,
): Decision<ContractFact> {
  return command.type === 'AddMapping'
    ? addMapping(state, command, contract, now)
    : decidePause(state, command, now);
}

/** A mapping must lead to a status that the contract knows, and must end. Spaces around its value do not count, as in the contract, and a long one is known by its shortened form. */
function addMapping(
  state: ContractLog,
  command: AddMapping,
  contract: Pick<Contract, 'statusMap'>,
  now: string,
): Decision<ContractFact> {
  const value = foreignText(command.value.trim());
  if (value === '') return refused('no-value');
  const status = Object.values(contract.statusMap).find((known) => known === command.status);
  if (status === undefined) return refused('unknown-status');
  if (command.endsAt <= now) return refused('ends-in-the-past');
  const present = added(state, value);
  if (present?.status === status && present.endsAt === command.endsAt) return decided();
  const { endsAt, textId } = command;
  return decided({
    type: 'MappingAdded',
    value,
    status,
    endsAt,
    ...(textId === undefined ? {} : { textId }),
  });
}

/** Our status for a vendor's value: the contract's own mapping, else one added in a hurry that has not ended. */
export function mappedStatus(
  contract: Contract,
  log: ContractLog,
  value: string,
  now: string,
): Status | undefined {
  const own = statusOf(contract, value);
  if (own !== undefined) return own;
  const mapping = added(log, foreignText(value.trim()));
  return mapping !== undefined && now < mapping.endsAt ? mapping.status : undefined;
}

function added({ mappings }: ContractLog, value: string): ContractLog['mappings'][string] | undefined {
  return Object.hasOwn(mappings, value) ? mappings[value] : undefined;
}
