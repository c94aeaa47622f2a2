import { oneLine } from './one-line.ts';
import type { Solved } from './pages/decision-outcome.ts';
import type { Reader } from './reader.ts';
import { incidentMailTextsFor } from './texts/texts-for.ts';
import { longTime } from './when.ts';

/** What a mail and a message in a chat say of an incident that an act outside has ended. */
export function solvedWords(solved: Solved, { locale, ...reader }: Reader) {
  const { incident, incidentMail } = incidentMailTextsFor(locale);
  const { system, at } = solved;
  const waited = incident.waitingCount(solved);
  return {
    title: incident.solved.title,
    subject: oneLine(incidentMail.solvedSubject(system, waited)),
    sentence: incident.solved.sentence(system, longTime(at, { ...reader, locale }), waited),
  };
}
