import { erasePart } from '#application/erase-person.ts';
import { noteErased } from '#application/erased-people.ts';
import type { ErasureAnswer } from '#domain/operator/erasing.ts';
import { erasureRequestSchema } from '#domain/operator/requests.ts';
import { hasLeft } from '#domain/routing/has-left.ts';
import { pickedBy } from '#lambdas/_operating/backlog-answer.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { listed } from '#lambdas/_operating/listed.ts';
import { parseInput, refusedBecause } from '#lambdas/_operating/problem.ts';
import type { OperatePorts } from '../operate-ports.ts';

/** Whoever has more than this open is told so much. */
const MOST_SHOWN = 100;

/**
 * Erases what is personal about somebody who can no longer be asked, one part at a time, or counts it. The note comes
 * first: whatever happens in between, no story names them any more, and the next call goes on.
 */
export async function erasePerson(ports: OperatePorts, call: OperatorCall): Promise<ErasureAnswer> {
  const { reason, confirm, cursor } = parseInput(erasureRequestSchema, call.body);
  const person = call.path.person ?? '';
  const [open, picked, gone] = await Promise.all([
    openOf(ports, person),
    pickedBy(ports, person),
    isGone(ports, person),
  ]);
  const about = { person, hasLeft: gone, open, picked, erased: confirm };
  if (confirm && (open.length + picked.length > 0 || !gone)) throw refusedBecause('still-asked');
  if (confirm) await noteErased(ports.texts, { person, at: ports.now(), by: call.caller.id, reason });
  const remove = (id: string) => (confirm ? ports.texts.remove(id) : Promise.resolve());
  return { ...about, ...(await erasePart(ports, person, cursor, remove)) };
}

async function openOf({ rows, bundle }: OperatePorts, person: string): Promise<ErasureAnswer['open']> {
  const open = await rows.openOf(person, MOST_SHOWN);
  return open.flatMap((row) => listed(row, bundle) ?? []);
}

async function isGone({ bundle, absences, now }: OperatePorts, person: string): Promise<boolean> {
  return hasLeft({ directory: bundle.directory, absences: await absences.list() }, person, now());
}
