import { isWorkingTime } from '../calendar/working-time.ts';
import type { Absence, Person } from '../contract/directory.ts';
import { personById } from '../contract/directory.ts';
import type { Asked } from './asked.ts';
import type { LeftOut } from './choice.ts';

import type { Situation } from './situation.ts';
import type { Routed } from './under-rule.ts';

/** What a choice within one handoff is about. */
export interface Question {
  readonly contract: Pick<Routed, 'routing' | 'candidates' | 'rounds' | 'fallback' | 'escalation'>;
  readonly giver: string;
  readonly nominee: string | undefined;
  readonly asked: readonly Asked[];
  /** How many steps of the escalation chain have been taken since a person last decided. */
  readonly escalations: number;
  readonly situation: Situation;
  readonly now: string;
}

/** Why somebody is not asked now; undefined for whoever can be. */
export function reasonToLeaveOut(question: Question, id: string): LeftOut['because'] | undefined {
  const person = personById(question.situation.directory, id);
  if (person === undefined) return 'unknown';
  if (!person.isActive) return 'inactive';
  return ownReason(question, id) ?? availability(question, person);
}

/** What somebody said or is within this handoff. */
function ownReason({ contract, giver, asked }: Question, id: string): LeftOut['because'] | undefined {
  if (id === giver && !contract.candidates.mayBeGiver) return 'is-giver';
  const ends = asked.filter(({ person }) => person === id);
  if (ends.some(({ end }) => end === 'declined')) return 'declined';
  if (ends.some(({ end }) => end === 'passed-on')) return 'handed-on';
  if (ends.some(({ end }) => end === 'not-started')) return 'not-started';
  if (ends.some(({ end }) => end === 'withdrawn' || end === 'given-away')) return 'withdrawn';
  return ends.some(({ end, isPast }) => end === 'unreachable' && !isPast) ? 'unreachable' : undefined;
}

function availability(
  { contract, situation, now }: Question,
  person: Person,
): LeftOut['because'] | undefined {
  if (absenceAt(situation, person, now) !== undefined) return 'away';
  if (contract.candidates.onlyInWorkingHours && !isAtWork(person, now)) return 'outside-working-hours';
  const { capacity } = person;
  return capacity !== undefined && (situation.loads[person.id] ?? 0) >= capacity ? 'at-capacity' : undefined;
}

/** Whoever has no calendar works at any time. */
export function isAtWork({ calendar }: Person, now: string): boolean {
  return calendar === undefined || isWorkingTime(calendar, now);
}

/** The absence that lasts longest of those that somebody has now, from the directory or entered since. */
export function absenceAt(
  situation: Pick<Situation, 'absences'>,
  { id, away }: Person,
  now: string,
): Absence | undefined {
  return [...away, ...(situation.absences[id] ?? [])]
    .filter(({ from, until }) => from <= now && now < until)
    .toSorted((one, other) => (one.until < other.until ? -1 : 1))
    .at(-1);
}
