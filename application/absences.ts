import type { Absence } from '#domain/contract/directory.ts';
import { absenceReasonId } from '#domain/text-ids.ts';
import type { Ports } from './ports.ts';

export type AbsencePorts = Pick<Ports, 'absences' | 'texts' | 'now'>;

/** A time in which somebody is not asked, and why. */
export interface EnteredAbsence {
  readonly person: string;
  readonly absence: Absence;
  /** Undefined: nobody has to say why they themselves are away. */
  readonly reason: string | undefined;
}

/**
 * Enters a time in which somebody is not asked. One that begins at the same instant takes the place of the other; what
 * has ended is forgotten together with its reason. All that stands then.
 */
export async function enterAbsence(
  { absences, texts, now }: AbsencePorts,
  { person, absence, reason }: EnteredAbsence,
): Promise<readonly Absence[]> {
  const at = now();
  const before = (await absences.list())[person] ?? [];
  const others = before.filter(({ from }) => from !== absence.from);
  const lasting = [...others.filter(({ until }) => until > at), absence];
  if (reason !== undefined) await texts.put(absenceReasonId(person, absence), reason);
  await absences.put(person, lasting, at);
  for (const gone of before.filter(({ from, until }) => until <= at && from !== absence.from))
    await texts.remove(absenceReasonId(person, gone));
  if (reason === undefined) await texts.remove(absenceReasonId(person, absence));
  return lasting;
}

/** Takes back what was entered for somebody, with its reasons: all of it, or what begins then. All that stands then. */
export async function takeBackAbsences(
  { absences, texts, now }: AbsencePorts,
  person: string,
  from?: string,
): Promise<readonly Absence[]> {
  const entered = (await absences.list())[person] ?? [];
  const isMeant = (absence: Absence): boolean => from === undefined || absence.from === from;
  const left = entered.filter((absence) => !isMeant(absence));
  await absences.put(person, left, now());
  for (const absence of entered.filter(isMeant)) await texts.remove(absenceReasonId(person, absence));
  return left;
}
