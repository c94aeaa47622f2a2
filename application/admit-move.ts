import type { Admission, AdmissionRules } from '#domain/admission/admission.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { RecordRef } from '#domain/record.ts';
import type { ArrivedEvent } from './arrived-event.ts';
import type { CommandPorts } from './command-handoff.ts';
import type { ReceiptOutcome } from './keep-receipt.ts';
import { openHandoffsOf } from './handoffs-of-record.ts';
import { tellMoved } from './tell-moved.ts';

/** Whatever has begun under this contract is told that the record has moved on. */
export async function elsewhere(
  ports: CommandPorts,
  { event }: Pick<ArrivedEvent, 'event'>,
  { contract }: AdmissionRules,
  { because, status, since, byBaton }: Extract<Admission, { kind: 'elsewhere' }>,
): Promise<ReceiptOutcome> {
  const ids = await openUnder(ports, event.record, contract.id);
  const move = {
    kind: 'status',
    since,
    ...(status === undefined ? {} : { status }),
    ...(byBaton === undefined ? {} : { byBaton }),
  } as const;
  const told = (await tellMoved(ports, ids, move)).filter(
    ({ refusal, facts }) => refusal === undefined && (byBaton === undefined || facts.length > 0),
  );
  if (told.length === 0)
    return { outcome: 'ignored', because: byBaton === undefined ? because : 'set-by-baton', handoffIds: [] };
  return { outcome: 'accepted', because: 'moved-on', handoffIds: told.map(({ handoffId }) => handoffId) };
}

/** What the open handoffs of earlier occurrences leave of a later one: undefined when it is to begin. */
export async function stoodFor(
  ports: CommandPorts,
  { event }: Pick<ArrivedEvent, 'event'>,
  { contract }: AdmissionRules,
  { handoffId: own, request }: Extract<Admission, { kind: 'requested' }>,
): Promise<ReceiptOutcome | undefined> {
  const ids = (await openUnder(ports, event.record, contract.id)).filter((id) => id !== own);
  const told = await tellMoved(ports, ids, { kind: 'again', since: request.occurredAt });
  if (told.some(({ refusal }) => refusal?.because === 'older'))
    return { outcome: 'ignored', because: 'superseded', handoffIds: [] };
  const keeping = told.filter(({ state }) => state !== undefined && isAsking(state));
  if (keeping.length === 0) return undefined;
  return { outcome: 'duplicate', because: 'kept', handoffIds: keeping.map(({ handoffId }) => handoffId) };
}

/** Nobody has accepted, and somebody still may. */
function isAsking(state: Handoff): boolean {
  return (
    state.status !== 'observed' &&
    state.status !== 'cancelled' &&
    state.status !== 'cancelling' &&
    ownershipOf(state) === undefined
  );
}

async function openUnder(
  ports: CommandPorts,
  record: RecordRef,
  contract: string,
): Promise<readonly HandoffId[]> {
  const open = await openHandoffsOf(ports, record);
  return open.filter((one) => one.contract === contract).map(({ handoffId }) => handoffId);
}
