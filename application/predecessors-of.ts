import type { Contract } from '#domain/contract/contract.ts';
import type { Predecessor } from '#domain/handoff/predecessors.ts';
import type { Handoff, HandoffState } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import { handoffIdSchema, subjectId, subjectParts } from '#domain/ids.ts';
import type { RecordRef } from '#domain/record.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { handoffRowsOf } from './handoffs-of-record.ts';
import type { Ports } from './ports.ts';

export interface ComingAfter {
  readonly handoffId: HandoffId;
  readonly record: RecordRef;
  /** What is known to have begun, whether it is listed yet or not. */
  readonly known: readonly HandoffId[];
}

type Needed = Pick<Ports, 'log' | 'rows'>;

/**
 * The handoffs of a record that have to be done before one under this contract, each as its own log says: the list
 * that they are found in may lag, and what stands in it too.
 */
export async function predecessorsOf(
  ports: Needed,
  { after }: Contract,
  { handoffId: own, record, known }: ComingAfter,
): Promise<readonly Predecessor[]> {
  const listed = (await handoffRowsOf(ports, record))
    .filter(({ contract }) => contract === after)
    .map(({ subjectId: subject }) => handoffIdSchema.parse(subjectParts(subject).id));
  const ids = [...new Set([...known, ...listed])].filter((id) => id !== own);
  const found = await Promise.all(ids.map((id) => predecessor(ports, id, own)));
  return found.filter((one) => one !== undefined).filter(({ contract }) => contract === after);
}

async function predecessor(ports: Needed, id: HandoffId, own: HandoffId): Promise<Predecessor | undefined> {
  const state = await load(ports, id);
  // What is only observed comes to no end that could be waited for.
  if (state === undefined || state.status === 'observed' || (await waitsFor(ports, state, own)))
    return undefined;
  const { handoffId, contract, seq, status } = state;
  return { handoffId, contract, seq, end: isEnd(status) ? status : undefined };
}

/** A chain of contracts is shorter. */
const LONGEST_CHAIN = 10;

/**
 * Whether a handoff waits, itself or through others, for this very one, so that neither would ever be offered. No
 * contracts of one deployment lead to that, but versions of two may.
 */
async function waitsFor(ports: Needed, from: Handoff, own: HandoffId): Promise<boolean> {
  let state: HandoffState = from;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    if (state?.status !== 'postponed' || state.after === undefined) return false;
    if (state.after.handoffId === own) return true;
    state = await load(ports, state.after.handoffId);
  }
  return false;
}

async function load({ log }: Needed, id: HandoffId): Promise<HandoffState> {
  return foldCommits(handoffModel, await log.read(subjectId('handoff', id)));
}

function isEnd(status: Handoff['status']): status is 'completed' | 'cancelled' {
  return status === 'completed' || status === 'cancelled';
}
