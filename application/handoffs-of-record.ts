import type { HandoffId } from '#domain/ids.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import type { RecordRef } from '#domain/record.ts';
import { recordKey } from '#domain/record.ts';
import type { Ports } from './ports.ts';

/** The newest handoffs of a record that are looked at: more than a few at once is a storm. */
const MOST_LOOKED_AT = 25;

/** The rows of all handoffs of a record, newest first, ended ones too. */
export async function handoffRowsOf(
  { rows }: Pick<Ports, 'rows'>,
  record: RecordRef,
): Promise<readonly Row[]> {
  const about = await rows.byRecord(recordKey(record), MOST_LOOKED_AT);
  return about.filter(({ subjectId }) => subjectParts(subjectId).kind === 'handoff');
}

/** The handoffs of a record that have not ended, or whose start is awaited. */
export async function openHandoffsOf(
  ports: Pick<Ports, 'rows'>,
  record: RecordRef,
): Promise<readonly { readonly handoffId: HandoffId; readonly contract: string | undefined }[]> {
  const open = (await handoffRowsOf(ports, record)).filter(
    ({ status, startBy }) => !ENDED.has(status) || startBy !== undefined,
  );
  return open.map(({ subjectId, contract }) => ({
    handoffId: handoffIdSchema.parse(subjectParts(subjectId).id),
    contract,
  }));
}

const ENDED: ReadonlySet<string> = new Set(['observed', 'completed', 'cancelled']);
