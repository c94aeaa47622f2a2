import * as z from 'zod';
import type { Contract } from '../contract/contract.ts';
import { statusSchema } from '../contract/ids.ts';
import type { Status } from '../contract/ids.ts';
import { statusOf } from '../contract/status-of.ts';
import { foreignText } from '../foreign-text.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';

/** Every fact about a contract itself: so far, mappings that were added in a hurry. */
export const contractFactSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('MappingAdded'),
    value: z.string().min(1),
    status: statusSchema,
    endsAt: z.iso.datetime(),
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
}

export const emptyContractLog: ContractLog = { seq: 0, mappings: {} };

export interface AddMapping {
  readonly type: 'AddMapping';
  readonly value: string;
  readonly status: string;
  readonly endsAt: string;
  readonly textId?: string;
}

/** The next state of a contract's log after one fact. */
export function evolveContract(
  state: ContractLog,
  fact: ContractFact,
  { seq }: { readonly seq: number },
): ContractLog {
  const { value, status, endsAt } = fact;
  return { seq, mappings: { ...state.mappings, [value]: { status, endsAt, seq } } };
}

/** A mapping must lead to a status that the contract knows, and must end. Spaces around its value do not count, as in the contract, and a long one is known by its shortened form. */
export function decideContract(
  state: ContractLog,
  command: AddMapping,
  contract: Contract,
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
