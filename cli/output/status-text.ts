import { counted } from '#domain/counted.ts';
import { THRESHOLD_WORDS } from '#domain/metrics/threshold-words.ts';
import type { FirstDue } from '#domain/metrics/waiting-sum.ts';
import { worstFirst } from '#domain/standing/worst-first.ts';
import { colourOf, needsAccess } from '#domain/standing/judge-standing.ts';
import type { Colour, Finding } from '#domain/standing/judge-standing.ts';
import type { ContractStanding, OpenIncident, Standing, SystemStanding } from '#domain/standing/standing.ts';
import { secondsUntil } from '#domain/time.ts';
import { durationText } from './duration.ts';
import { decideByText } from './decide-by.ts';
import { localInstant, quietText, withLocalInstants } from './instant.ts';
import type { Style } from './style.ts';
import type { Cell } from './table.ts';
import { table } from './table.ts';

/** So many incidents are shown; the others are counted. */
const SHOWN = 10;

/** Everything on one screen, what to do first at the head. */
export function statusText(standing: Standing, findings: readonly Finding[], style: Style): string {
  return [
    headText(standing, findings, style),
    contractsText(standing, style),
    incidentsText(standing.incidents, style),
    partsText(standing, style),
  ].join('\n\n');
}

const PAINT = { green: 'good', yellow: 'warn', red: 'bad' } as const satisfies Record<Colour, keyof Style>;

function headText({ now }: Standing, findings: readonly Finding[], style: Style): string {
  const colour = colourOf(findings);
  const paint = (of: Colour, text: string): string => style[PAINT[of]](text);
  const head = `${paint(colour, colour.toUpperCase())} at ${localInstant(now)}`;
  const [first] = findings;
  if (first === undefined) return `${head}: nothing is late, held or lost.`;
  const because = findings
    .slice(0, SHOWN)
    .map(({ what, ...one }) => [
      { text: one.colour, paint: (text: string) => paint(one.colour, text) },
      withLocalInstants(what),
    ]);
  const rest = findings.length > SHOWN ? `\n… and ${String(findings.length - SHOWN)} more` : '';
  return `${head}\nDo first: ${first.next}\n${table(because)}${rest}`;
}

const HEADING = [
  'CONTRACT',
  'UNACCEPTED',
  'LATE',
  'HELD',
  'BLOCKED',
  'THRESHOLDS',
  'FIRST TO ACCEPT, BY',
] as const;

function contractsText({ contracts, elsewhere }: Standing, style: Style): string {
  const rows = contracts.map((one) => contractRow(one, style));
  const { held, blocked } = elsewhere;
  const other =
    held + blocked === 0 ? [] : [['(no contract)', '', '', String(held), String(blocked), '', '']];
  return rows.length + other.length === 0 ? 'There is no contract.' : table([...rows, ...other], HEADING);
}

function contractRow(one: ContractStanding, { warn, good }: Style): Cell[] {
  const { contract, waiting, late, held, blocked, crossed, firstDue } = one;
  const [first] = firstDue;
  const numbers = [waiting, late, held, blocked].map(String);
  const kept: Cell = { text: 'kept', paint: good };
  return [
    contract,
    ...numbers,
    crossed.length === 0
      ? kept
      : { text: `crossed: ${crossed.map((one) => THRESHOLD_WORDS[one]).join(', ')}`, paint: warn },
    first === undefined ? '–' : firstText(first),
  ];
}

function firstText({ id, dueAt, quietUntil }: FirstDue): string {
  const unsent = quietUntil === undefined ? '' : ` (not sent yet: ${quietText(quietUntil)})`;
  return `${id}, ${localInstant(dueAt)}${unsent}`;
}

function incidentsText(incidents: readonly OpenIncident[], style: Style): string {
  if (incidents.length === 0) return 'No incident is open.';
  const rows = worstFirst(incidents)
    .slice(0, SHOWN)
    .map(({ id, severity, because, owner, ownerTrouble, holds, ...deadline }) => [
      id,
      severity,
      ownerText(owner.name, ownerTrouble),
      decideByText(deadline),
      String(holds),
      { text: because, paint: style.faint },
    ]);
  const rest =
    incidents.length > SHOWN
      ? `\n${String(incidents.length)} in all: npx baton incidents list --limit 100`
      : '';
  return table(rows, ['INCIDENT', 'SEVERITY', 'DECIDES', 'DECIDE BY', 'HOLDS', 'WHY']) + rest;
}

function ownerText(name: string, trouble: OpenIncident['ownerTrouble']): string {
  if (trouble === undefined) return name;
  return trouble.kind === 'nobody'
    ? `NOBODY (${name})`
    : `${name}, away until ${localInstant(trouble.until)}`;
}

function partsText({ watchdog, queues, deadLetters, systems, now }: Standing, style: Style): string {
  const { roundAt } = watchdog;
  const round = roundAt === undefined ? 'never' : `${durationText(secondsUntil(roundAt, now))} ago`;
  return table([
    ['queues', countsText(queues)],
    ['dead letters', countsText(deadLetters)],
    ['watchdog', `went round ${round}`],
    ...systems.map((one) => [one.name, systemCell(one, style)]),
  ]);
}

/** Coloured as the finding about it is; the number is what the open incidents about it hold. */
function systemCell({ left, waiting }: SystemStanding, { bad, warn, good }: Style): Cell {
  const handoffs =
    waiting === 0 ? '' : `; ${counted(waiting, 'handoff')} ${waiting === 1 ? 'waits' : 'wait'} for it`;
  if (left === undefined) return { text: `is asked as usual${handoffs}`, paint: waiting === 0 ? good : warn };
  const renewal = left.renewal === undefined ? '' : `; ${left.renewal}`;
  const text = withLocalInstants(`${left.phrase}, since ${left.since}${renewal}${handoffs}`);
  return { text, paint: needsAccess(left) ? bad : warn };
}

function countsText(queues: readonly { readonly queue: string; readonly messages: number }[]): string {
  const full = queues.filter(({ messages }) => messages > 0);
  if (full.length === 0) return `all ${String(queues.length)} are empty`;
  return full.map(({ queue, messages }) => `${queue} ${String(messages)}`).join(', ');
}
