import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { BuiltLambda } from '#local/build-lambdas.ts';
import { costs } from './cost-table.ts';
import { API_FACING } from './cold-load.ts';
import type { ColdLoad } from './cold-load.ts';
import type { CoreTimes } from './core.ts';
import type { Latency } from './play.ts';
import type { Measured } from './measure.ts';
import { percentile } from './statistics.ts';
import { figure, section } from './table.ts';
import { statesOf } from './transitions.ts';

export interface Results {
  /** The last kind is what the contracts that come along do. */
  readonly kinds: readonly Measured[];
  readonly ways: ReadonlyMap<string, number>;
  readonly loads: readonly ColdLoad[];
  readonly built: readonly BuiltLambda[];
  readonly core: CoreTimes;
}

/** Writes everything that was measured as a page. */
export async function writeResults(file: string, results: Results): Promise<void> {
  const { kinds } = results;
  const shipped = kinds.slice(-1);
  const sections = [
    intro(results),
    ways(results),
    await costs(kinds),
    ...kinds.map(vendorCalls),
    ...shipped.flatMap((kind) => [lambdas(kind), requests(kind)]),
    bundles(results),
    loads(results),
    ...shipped.map(latencies),
    core(results),
  ];
  const page = await format(sections.join('\n\n'), { ...(await resolveConfig(file)), parser: 'markdown' });
  await writeFile(file, page);
}

function intro({ kinds }: Results): string {
  return [
    '# Results of the benchmark',
    '',
    `\`npm run bench\` wrote this page. It deployed Baton to a local cloud of its own, played ${kinds.map(({ handoffs, name }) => `${String(handoffs)} handoffs to ${name}`).join(' and ')}, each from a signed webhook to the verified owner (mail, page, acceptance), let everything settle, and counted what crossed the wire. Tables for one kind are those of the last, the sales contract as it is shipped.`,
    'Counts, units, sizes and ratios hold anywhere; times are those of the machine that ran it, and say nothing about AWS.',
  ].join('\n');
}

function ways({ ways: taken }: Results): string {
  const rows = [...taken].map(([way, count]) => [way, String(statesOf(way)), String(count)]);
  return section(
    'Step Functions',
    ['states entered, by the execution history', 'transitions', 'executions'],
    rows,
  );
}

/** Every request to a system has its purpose; one that none fits would show as a line of its own. */
function vendorCalls({ name, handoffs, vendorCalls: calls }: Measured): string {
  const rows = calls.map(({ system, purpose: { what, why }, requests }) => [
    system,
    what,
    figure(requests / handoffs),
    why,
  ]);
  const sums = [...new Set(calls.map(({ system }) => system))].map((system) => {
    const all = calls
      .filter((line) => line.system === system)
      .reduce((sum, { requests }) => sum + requests, 0);
    return [system, '**all**', `**${figure(all / handoffs)}**`, ''];
  });
  return section(
    `Requests to the systems per handoff: ${name}`,
    ['system', 'what for', 'requests', 'why it is needed'],
    [...rows, ...sums],
  );
}

function lambdas({ times, handoffs }: Measured): string {
  const rows = times
    .filter(({ invocations }) => invocations > 0)
    .map(({ name, invocations, milliseconds, memoryMb, logBytes }) => [
      name,
      figure(invocations / handoffs),
      `${figure(milliseconds / invocations)} ms`,
      `${String(memoryMb)} MB`,
      `${figure(logBytes / handoffs)} B`,
    ]);
  return section(
    'Lambdas',
    ['Lambda', 'invocations per handoff', 'mean time here', 'memory', 'log per handoff'],
    rows,
  );
}

/** Fewer than one in twenty handoffs is no part of the happy path. */
const SELDOM = 0.05;

function requests({ tally, handoffs }: Measured): string {
  const rows = tally
    .lines()
    .filter((line) => line.requests / handoffs >= SELDOM)
    .map((line) => [
      line.from,
      `${line.service} ${line.operation}${line.table === '' ? '' : ` (${tableWord(line.table)})`}`,
      ...[line.requests, line.reads, line.writes].map((count) => figure(count / handoffs)),
    ]);
  return section(
    'Requests to AWS per handoff',
    ['from', 'request', 'requests', 'read units', 'write units'],
    rows,
  );
}

function tableWord(table: string): string {
  return ['HandoffLog', 'SideItems', 'Handoffs'].find((word) => table.includes(word)) ?? table;
}

function bundles({ built }: Results): string {
  const faces = (name: string): string => (API_FACING.some((facing) => facing === name) ? '480 KB' : '');
  const rows = built.map(({ name, bytes }) => [name, `${String(Math.round(bytes / 1024))} KB`, faces(name)]);
  return section('Bundles, minified', ['Lambda', 'size', 'budget'], rows);
}

function loads({ loads: measured }: Results): string {
  const rows = measured.map(({ name, own, bare, leanBare }) => [
    name,
    ratio(own, bare),
    ratio(own, leanBare),
    ...[own, bare, leanBare].map((time) => `${figure(time)} ms`),
  ]);
  const head = ['Lambda', 'against a bare handler', 'against a lean one', 'own', 'bare', 'lean bare'];
  return [
    section('Cold load of the Lambdas behind the API', head, rows),
    '',
    'Medians of fresh processes by turns. The bare handler makes the same SDK clients, can send the same commands and does nothing else; esbuild minified it. The lean one also lacks what is left out of our bundles (`local/lean-bundles.ts`). Budget: 1.25 against the bare handler.',
  ].join('\n');
}

function latencies({ latencies: taken }: Measured): string {
  const row = (name: string, of: (latency: Latency) => number): string[] => {
    const values = taken.map(of);
    return [name, ...[0.5, 0.95].map((share) => `${String(Math.round(percentile(values, share)))} ms`)];
  };
  return section(
    'Times on this machine',
    ['from … to', 'p50', 'p95'],
    [
      row('webhook sent → mail handed to SES', (latency) => latency.webhookToMail),
      row('answer sent → verified, in the log', (latency) => latency.answerToVerified),
    ],
  );
}

function core({ core: times }: Results): string {
  return section(
    'The core by itself, in memory, on this machine',
    ['what', 'time'],
    [
      ['one decision: whom to ask first', `${figure(times.decisionMicroseconds)} µs`],
      ['a fold of 50 facts', `${figure(times.foldMicroseconds)} µs`],
      ['1,000 admissions at once', `${figure(times.admissionsMilliseconds)} ms`],
      ['states that the explorer of `test/model/` sees', `${figure(times.exploredPerSecond)} in a second`],
    ],
  );
}

const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;
