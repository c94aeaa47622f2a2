import { endRecord } from '../portal/record-end.ts';
import type { CrmRecord } from '../portal/record.ts';
import { userSource } from '../portal/source.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlError } from '../../http/control-error.ts';
import { recordNamed } from './control-route.ts';

/** Deletes a record as a person in the CRM does, and announces it. */
export function deleteAsUser(sandbox: Sandbox, record: CrmRecord, userId: number): void {
  const end = endRecord(record, undefined, userSource(userId), sandbox.now());
  if (end !== undefined) sandbox.deliveries.announceEnd(end);
}

/** Merges a record into another of its kind as a person in the CRM does, and announces it. Throws a `ControlError`. */
export function mergeAsUser(sandbox: Sandbox, record: CrmRecord, intoId: string, userId: number): void {
  const into = recordNamed(sandbox, record.type, intoId);
  if (into.id === record.id) throw new ControlError(400, 'a record cannot be merged into itself');
  const end = endRecord(record, into, userSource(userId), sandbox.now());
  if (end !== undefined) sandbox.deliveries.announceEnd(end);
}
