import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { IncidentAnswer, ListedIncident } from '#domain/operator/incidents.ts';
import { allIncidents } from '#adapters/operator-api/all-incidents.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { durationText } from '../output/duration.ts';
import { decideByText } from '../output/decide-by.ts';
import { localInstant, localZone, withLocalInstants } from '../output/instant.ts';
import { storyTable } from '../output/story.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';
import { decidingCommand } from '../output/deciding-command.ts';
import type { Cell } from '../output/table.ts';

export interface IncidentsOptions {
  readonly all?: boolean;
  readonly limit: number;
}

type ListApi = Pick<OperatorApi, 'incidents'>;

/** What is open, the newest first; with `all` what is over after it. One more than is shown tells whether there is more. */
export async function listIncidents(
  api: ListApi,
  { all = false, limit }: IncidentsOptions,
): Promise<Outcome> {
  const open = await allIncidents(api, { status: 'open' }, limit + 1);
  const over =
    all && open.length <= limit
      ? await allIncidents(api, { status: 'resolved' }, limit + 1 - open.length)
      : [];
  const found = [...open, ...over];
  const more = found.length > limit;
  const incidents = found.slice(0, limit);
  return { data: { incidents, more }, text: (style) => listText(incidents, more, style), exitCode: EXIT.ok };
}

const HEADING = [
  'ID',
  'STATUS',
  'SEVERITY',
  'WHY',
  'DECIDES',
  'HOLDS',
  'SINCE',
  'DECIDE BY',
  'CAME',
] as const;

function listText(incidents: readonly ListedIncident[], more: boolean, style: Style): string {
  if (incidents.length === 0) return 'Nothing waits for a decision.';
  const rows = incidents.map((one) => [
    one.id,
    one.status === 'open' ? '' : { text: 'closed', paint: style.faint },
    severityCell(one, style),
    one.because,
    decidesText(one),
    one.status === 'open' ? String(one.holds) : '',
    localInstant(one.since),
    one.status === 'open' ? decideByText(one) : '',
    cameText(one),
  ]);
  const rest = more ? ' There are more: raise --limit.' : '';
  return `${table(rows, HEADING)}\n${style.faint(`Times in ${localZone()}.${rest}`)}`;
}

/** Of what is closed: how bad it was when it began. In red only what is red in `baton status` too. */
function severityCell({ status, severity }: ListedIncident, style: Style): Cell {
  if (status === 'resolved') return { text: severity, paint: style.faint };
  if (severity === 'critical') return { text: severity, paint: style.bad };
  return severity === 'high' ? { text: severity, paint: style.warn } : severity;
}

function decidesText({ owner, deciders }: ListedIncident): string {
  return deciders === 1 ? owner.name : `${owner.name} and ${String(deciders - 1)} more`;
}

/** How often, where it was not the first time. */
function cameText({ openings, reopenings }: ListedIncident): string {
  const times = openings === 1 ? [] : [`${String(openings)} times`];
  const again = reopenings === 0 ? [] : [`back ${String(reopenings)} ×`];
  return [...times, ...again].join(', ');
}

/** One incident with everything that is known for deciding about it. */
export async function showIncident(api: Pick<OperatorApi, 'incident'>, id: string): Promise<Outcome> {
  const answer = await api.incident(id);
  return { data: answer, text: (style) => showText(answer, style), exitCode: EXIT.ok };
}

function showText(answer: IncidentAnswer, style: Style): string {
  const facts = factsOf(answer, style).filter(([, value]) => value !== '');
  const head = table(facts.map(([name, value]) => [{ text: name, paint: style.faint }, value]));
  const { tried, log } = answer.package;
  return [
    head,
    ...section('Was tried', tried.length === 0 ? '' : triedTable(answer.package, style)),
    ...section('Last lines of its log', log.length === 0 ? '' : storyTable(log, style)),
    ...section('It holds', answer.held.length === 0 ? '' : heldTable(answer, style)),
    ...section('What happened to the incident', storyTable(answer.story, style)),
    style.faint(`Times in ${localZone()}.`),
  ].join('\n');
}

function section(title: string, text: string): readonly string[] {
  return text === '' ? [] : ['', `${title}:`, text];
}

function factsOf(answer: IncidentAnswer, style: Style): readonly (readonly [string, Cell])[] {
  const { incident, package: known, times, tellAt, snoozed } = answer;
  const isOpen = incident.status === 'open';
  return [
    ['incident', incident.id],
    ['status', isOpen ? 'open' : 'closed'],
    ['severity', severityCell(incident, style)],
    ['because', withLocalInstants(incident.because)],
    ['what to do', isOpen ? known.suggestion : ''],
    ['decided by', decidingCommand(answer)],
    ['decides', isOpen ? decidesText(incident) : ''],
    ['decide by', isOpen ? decideByText(incident) : ''],
    ['put off', snoozed === undefined ? '' : `by ${snoozed.by}, until ${localInstant(snoozed.until)}`],
    ['told again', tellAt === undefined ? '' : localInstant(tellAt)],
    ['holds', isOpen ? String(incident.holds) : ''],
    ['since', localInstant(incident.since)],
    ['came', cameText(incident)],
    ['time to detect', lasted(times.detectSeconds)],
    ['time to recover', lasted(times.recoverSeconds)],
    ['contract', incident.contract ?? ''],
    ['last good step', known.lastGoodStep ?? ''],
    ['sample', known.sample ?? ''],
    ['idempotency key', known.idempotencyKey ?? ''],
    ['correlation id', known.correlationId ?? ''],
  ];
}

function lasted(seconds: number | undefined): string {
  return seconds === undefined ? '' : durationText(seconds);
}

function triedTable({ tried }: IncidentAnswer['package'], style: Style): string {
  return table(
    tried.map(({ at, what }) => [{ text: localInstant(at), paint: style.faint }, withLocalInstants(what)]),
  );
}

function heldTable({ held, incident }: IncidentAnswer, style: Style): string {
  const rows = held.map(({ kind, id, since, correlationId }) => [
    kind === 'blocked' ? 'blocked event' : kind,
    id,
    since === undefined ? '' : localInstant(since),
    { text: correlationId ?? '', paint: style.faint },
  ]);
  const rest = incident.holds - held.length;
  const shown = table(rows, ['', 'ID', 'SINCE', 'CORRELATION ID']);
  return rest > 0 ? `${shown}\n${style.faint(`and ${String(rest)} more`)}` : shown;
}
