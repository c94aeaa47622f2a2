import type { Measured } from './measure.ts';
import { priced } from './price.ts';
import type { Item, Priced } from './price.ts';
import { figure, section } from './table.ts';
import { usageOf } from './usage.ts';

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

const sum = (list: readonly Item[]): number => list.reduce((all, { per1000 }) => all + per1000, 0);
const but =
  (...left: readonly Priced[]) =>
  (items: readonly Item[]): readonly Item[] =>
    items.filter(({ what }) => !left.includes(what));

const SUMS: readonly (readonly [name: string, of: (items: readonly Item[]) => readonly Item[]])[] = [
  ['**with one mail** (budget for two targets $0.31)', but()],
  ['**without mail, as with Slack only** (budget for two targets $0.15)', but('sesMailEssentials')],
  ['with one mail, Lambda time not counted', but('lambdaGbSecondArm64')],
  ['without mail, Lambda time not counted', but('lambdaGbSecondArm64', 'sesMailEssentials')],
];

/** What a thousand handoffs of each kind cost, and so what one target more costs. */
export async function costs(kinds: readonly Measured[]): Promise<string> {
  const columns = await Promise.all(kinds.map(async (kind) => priced(usageOf(kind))));
  const rows = (columns[0] ?? []).map(({ what }, row) => [
    NAMES[what],
    ...columns.flatMap((items) => [figure(items[row]?.perHandoff ?? 0), dollars(items[row]?.per1000 ?? 0)]),
  ]);
  const sums = SUMS.map(([name, of]) => [name, ...columns.flatMap((items) => ['', dollars(sum(of(items)))])]);
  return [
    section(
      'List price of 1,000 accepted and verified handoffs, by targets (us-east-1, no free tier)',
      ['what', ...kinds.flatMap(({ name }) => [`${name}, each`, 'per 1,000'])],
      [...rows, ...sums],
    ),
    '',
    'Units are computed from the sizes of the items, indexes and transactions included. Lambda time is that of this machine under whatever load it had: long on a busy one, and the one figure of the sum that AWS would not share. Fixed costs of a stage (secrets, alarms, metrics, the rounds of the watchdog, idle polling of the queues) are not in it.',
  ].join('\n');
}

const dollars = (value: number): string => `$${value.toFixed(4)}`;
