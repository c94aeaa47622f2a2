import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { TellableMove } from '#domain/handoff/record-move.ts';
import type { HandoffState } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { Row } from '#domain/ports/rows.ts';
import type { RecordRef } from '#domain/record.ts';
import { recordKey } from '#domain/record.ts';
import type { Outcome } from './carry-out.ts';
import { commandHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';

/** The newest handoffs of a record that are looked at: more than a few at once is a storm. */
const MOST_LOOKED_AT = 25;
const actor: Actor = { kind: 'system', id: 'admit-event' };

/** One handoff that was told, and what it made of it. */
export interface Told extends Outcome<HandoffState, HandoffFact> {
  readonly handoffId: HandoffId;
}

/** The rows of all handoffs of a record, newest first, ended ones too. */
export async function handoffRowsOf(
  { rows }: Pick<CommandPorts, 'rows'>,
  record: RecordRef,
): Promise<readonly Row[]> {
  const about = await rows.byRecord(recordKey(record), MOST_LOOKED_AT);
  return about.filter(({ subjectId }) => subjectParts(subjectId).kind === 'handoff');
}

/** The handoffs of a record that have not ended; what is only observed is no handoff of ours. */
export async function openHandoffsOf(
  ports: Pick<CommandPorts, 'rows'>,
  record: RecordRef,
): Promise<readonly { readonly handoffId: HandoffId; readonly contract: string | undefined }[]> {
  const open = (await handoffRowsOf(ports, record)).filter(({ status }) => !ENDED.has(status));
  return open.map(({ subjectId, contract }) => ({
    handoffId: handoffIdSchema.parse(subjectParts(subjectId).id),
    contract,
  }));
}

const ENDED: ReadonlySet<string> = new Set(['observed', 'completed', 'cancelled']);

/** Tells these handoffs that their record has moved on; each decides by the contract that it began under. */
export async function tellMoved(
  ports: CommandPorts,
  handoffIds: readonly HandoffId[],
  move: TellableMove,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const handoffId of handoffIds) {
    const command = { type: 'MoveRecord', move } as const;
    told.push({ handoffId, ...(await commandHandoff(ports, { handoffId, command, actor })) });
  }
  return told;
}
