import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { AbsenceAnswer, PersonAnswer, TroubleAnswer } from '#domain/operator/people.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant, localZone } from '../output/instant.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

/** Everybody of the directory, and whether they can be asked now. */
export async function people(api: OperatorApi): Promise<Outcome> {
  const answer = await api.people();
  return { data: answer, text: (style) => textOf(answer.people, style), exitCode: EXIT.ok };
}

function textOf(all: readonly PersonAnswer[], style: Style): string {
  const rows = all.map(
    ({
      id,
      name,
      isActive,
      awayUntil,
      absences,
      takenBack,
      open,
      capacity,
      troubles = [],
      channels = [],
      quietHours,
      linksEnded,
    }) => [
      id,
      name,
      isActive ? { text: 'yes', paint: style.good } : { text: 'no', paint: style.bad },
      awayText(awayUntil),
      absences.filter(isAhead(awayUntil)).map(aheadText).join('; '),
      capacity === undefined ? String(open) : `${open} of ${capacity}`,
      channels.join(', '),
      quietHours === undefined ? '' : `${quietHours.from} – ${quietHours.until}`,
      troublesCell(troubles, style),
      takenBack === undefined ? '' : `${localInstant(takenBack.at)}: ${takenBack.reason}`,
      endedText(linksEnded),
    ],
  );
  const heading = [
    'ID',
    'NAME',
    'ACTIVE',
    'AWAY UNTIL',
    'AWAY AHEAD',
    'OPEN',
    'WANTS TO BE TOLD BY',
    'QUIET (THERE)',
    'NOT REACHED BY',
    'ABSENCE TAKEN BACK',
    'LINKS ENDED',
  ];
  return `${table(rows, heading)}\n${style.faint(`Times in ${localZone()}.`)}`;
}

function troublesCell(troubles: readonly TroubleAnswer[], style: Style) {
  const text = troubles.map(troubleText).join('; ');
  return troubles.some(({ isMarked }) => isMarked) ? { text, paint: style.bad } : text;
}

function troubleText({ channel, failures, since, because }: TroubleAnswer): string {
  return `${channel}: ${failures} since ${localInstant(since)} (${because})`;
}

function endedText(ended: PersonAnswer['linksEnded']): string {
  if (ended === undefined) return '';
  const { at, byThemselves, reason } = ended;
  const why = byThemselves ? 'by themselves' : reason;
  return why === undefined ? localInstant(at) : `${localInstant(at)}: ${why}`;
}

/** Of those that have begun none ends later than the present one. */
function isAhead(awayUntil: string | undefined) {
  return ({ until }: AbsenceAnswer): boolean => awayUntil === undefined || until > awayUntil;
}

function aheadText({ from, until }: AbsenceAnswer): string {
  return `${localInstant(from)} – ${awayText(until)}`;
}

function awayText(until: string | undefined): string {
  if (until === undefined) return '';
  return until === FOR_GOOD ? 'for good' : localInstant(until);
}
