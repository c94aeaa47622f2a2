import type { Absence } from '#domain/contract/directory.ts';
import { absenceReasonId, takenBackId } from '#domain/text-ids.ts';
import { latest } from '#domain/time.ts';
import * as z from 'zod';
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
  await texts.remove(takenBackId(person));
  return lasting;
}

/** Which of somebody's absences are taken back (without `from` all that were entered), and why, if it has to be said. */
export interface TakingBack {
  readonly person: string;
  readonly from?: string;
  readonly reason?: string;
}

/**
 * Takes back what was entered for somebody, with its reasons. Why it was is kept instead of them for as long as they
 * would have lasted. All that stands then.
 */
export async function takeBackAbsences(
  { absences, texts, now }: AbsencePorts,
  { person, from, reason }: TakingBack,
): Promise<readonly Absence[]> {
  const entered = (await absences.list())[person] ?? [];
  const isMeant = (absence: Absence): boolean => from === undefined || absence.from === from;
  const left = entered.filter((absence) => !isMeant(absence));
  const [first, ...others] = entered.filter(isMeant);
  if (first === undefined) return left;
  await absences.put(person, left, now());
  for (const absence of [first, ...others]) await texts.remove(absenceReasonId(person, absence));
  const until = latest(first.until, ...others.map((one) => one.until));
  if (reason === undefined) await texts.remove(takenBackId(person));
  else await texts.put(takenBackId(person), JSON.stringify({ at: now(), until, reason }));
  return left;
}

const takenBackSchema = z.object({ at: z.string(), until: z.string(), reason: z.string() });

/** When and why somebody's absences were taken back last, as long as one of them would have lasted. */
export async function takenBack(
  { texts, now }: Pick<AbsencePorts, 'texts' | 'now'>,
  person: string,
): Promise<{ readonly at: string; readonly reason: string } | undefined> {
  const kept = await texts.get(takenBackId(person));
  if (kept === undefined) return undefined;
  const { at, until, reason } = takenBackSchema.parse(JSON.parse(kept));
  return now() < until ? { at, reason } : undefined;
}
