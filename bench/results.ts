import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { BuiltLambda } from '#local/build-lambdas.ts';
import { API_FACING } from './cold-load.ts';
import type { ColdLoad } from './cold-load.ts';
import type { CoreTimes } from './core.ts';
import type { Latency } from './play.ts';
import { priced } from './price.ts';
import type { Item, Priced } from './price.ts';
import { percentile } from './statistics.ts';
import { statesOf } from './transitions.ts';
import { usageOf } from './usage.ts';
import type { Counted } from './usage.ts';

export interface Results extends Counted {
  readonly ways: ReadonlyMap<string, number>;
  readonly latencies: readonly Latency[];
  readonly loads: readonly ColdLoad[];
  readonly built: readonly BuiltLambda[];
  readonly vendorCalls: number;
  readonly core: CoreTimes;
}

/** Writes everything that was measured as a page. */
export async function writeResults(file: string, results: Results): Promise<void> {
  const items = await priced(usageOf(results));
  const sections = [
    intro(results),
    ways(results),
    cost(items, results),
    lambdas(results),
    requests(results),
    bundles(results),
    loads(results),
    latencies(results),
    core(results),
  ];
  const page = await format(sections.join('\n\n'), { ...(await resolveConfig(file)), parser: 'markdown' });
  await writeFile(file, page);
}

function intro({ handoffs }: Results): string {
  return [
    '# Results of the benchmark',
    '',
    `\`npm run bench\` wrote this page. It deployed Baton to a local cloud of its own, played ${String(handoffs)} handoffs from a signed webhook to the verified owner (mail, page, acceptance, one target), let everything settle, and counted what crossed the wire.`,
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

const NAMES: Readonly<Record<Priced, string>> = {
  stepFunctionsTransition: 'Step Functions transitions, with one for the start',
  lambdaRequest: 'Lambda invocations',
  lambdaGbSecondArm64: 'Lambda GB-seconds, as long as they took here',
  httpApiRequest: 'HTTP API requests',
  dynamoDbWriteRequestUnit: 'DynamoDB write units',
  dynamoDbReadRequestUnit: 'DynamoDB read units',
  sqsRequest: 'SQS requests',
  schedulerInvocation: 'Scheduler invocations',
  secretsManagerCall: 'Secrets Manager calls',
  sesMailEssentials: 'SES mails',
  logsGbIngested: 'log ingested, GB',
};

function cost(items: readonly Item[], { vendorCalls, handoffs }: Results): string {
  const rows = items.map(({ what, perHandoff, per1000 }) => [
    NAMES[what],
    figure(perHandoff),
    dollars(per1000),
  ]);
  const sum = (list: readonly Item[]): string => dollars(list.reduce((all, { per1000 }) => all + per1000, 0));
  const withoutMail = items.filter(({ what }) => what !== 'sesMailEssentials');
  const withoutTime = items.filter(({ what }) => what !== 'lambdaGbSecondArm64');
  return [
    section(
      'List price of 1,000 accepted and verified handoffs, one target (us-east-1, no free tier)',
      ['what', 'per handoff', 'per 1,000'],
      [
        ...rows,
        ['**with one mail** (budget $0.31)', '', `**${sum(items)}**`],
        ['**without mail, as with Slack only** (budget $0.15)', '', `**${sum(withoutMail)}**`],
        ['with one mail, Lambda time not counted', '', sum(withoutTime)],
        [
          'without mail, Lambda time not counted',
          '',
          sum(withoutTime.filter((item) => withoutMail.includes(item))),
        ],
      ],
    ),
    '',
    'Units are computed from the sizes of the items, indexes and transactions included. Lambda time is that of this machine under whatever load it had: long on a busy one, and the one figure of the sum that AWS would not share. Fixed costs of a stage (secrets, alarms, metrics, the rounds of the watchdog, idle polling of the queues) are not in it.',
    `HubSpot got ${figure(vendorCalls / handoffs)} requests for each handoff.`,
  ].join('\n');
}

function lambdas({ times, handoffs }: Results): string {
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

function requests({ tally, handoffs }: Results): string {
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
  const faces = (name: string): string => (API_FACING.some((facing) => facing === name) ? '450 KB' : '');
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

function latencies({ latencies: taken }: Results): string {
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

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function figure(value: number): string {
  if (value === 0) return '0';
  return value < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

const dollars = (value: number): string => `$${value.toFixed(4)}`;
const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;
