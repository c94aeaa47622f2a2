import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { loadIncident } from '#application/command-incident.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { IncidentState } from '#domain/incident/incident.ts';
import * as z from 'zod';
import { storesOf, watchdogRound } from './handoffs.ts';
import { logLinesOf } from './log-lines.ts';
import { functionName } from './test-cloud.ts';
import type { TestCloud } from './test-cloud.ts';
import { NotInTime, until } from './until.ts';

/** After so many rounds everything is whole again. */
const ROUNDS = 3;
/** A step of the test stage takes 7 s; a round every so often finds each of its deadlines. */
const BETWEEN_ROUNDS_SECONDS = 10;
/** So long after its deadline what has a timer counts as repaired: a third of a step, rounded up. */
const LATE_SECONDS = 3;

/** Waits until this is due and nobody has seen to it: from here on rounds count. */
export async function untilOverdue({ clients, names }: TestCloud, handoffId: string): Promise<void> {
  const Key = { subjectId: { S: `handoff#${handoffId}` } };
  const seen = new GetItemCommand({ TableName: names.HANDOFFS_TABLE, Key, ConsistentRead: true });
  await until(
    `${handoffId} is overdue`,
    60,
    async () => (await clients.dynamo.send(seen)).Item?.dueAt?.S,
    (dueAt) => dueAt !== undefined && Date.parse(dueAt) + LATE_SECONDS * 1000 <= Date.now(),
  );
}

/** Makes rounds of the watchdog, a step apart, until it is so; answers how many. @throws {NotInTime} after three */
export async function roundsUntil<Seen>(
  cloud: TestCloud,
  what: string,
  look: () => Promise<Seen>,
  isSo: (seen: Seen) => boolean,
): Promise<number> {
  for (let round = 1; ; round += 1) {
    await watchdogRound(cloud);
    try {
      await until(`${what} after round ${String(round)}`, BETWEEN_ROUNDS_SECONDS, look, isSo);
      return round;
    } catch (error) {
      if (!(error instanceof NotInTime) || round === ROUNDS) throw error;
    }
  }
}

const repairSchema = z.object({
  message: z.literal('repaired'),
  subjectId: z.string(),
  repaired: z.array(z.string()),
});

/** What was told of repairs of one handoff, in order: the log lines that the runbook asks for. */
export async function repairsOf({ endpoint }: TestCloud, handoffId: string): Promise<readonly string[]> {
  return (await logLinesOf(endpoint, 'wake')).flatMap((line) => {
    const { data } = repairSchema.safeParse(jsonOf(line));
    return data?.subjectId === `handoff#${handoffId}` ? data.repaired : [];
  });
}

/** The sum of what a Lambda has published of a metric of the stage. */
export async function publishedOf({ endpoint }: TestCloud, lambda: string, metric: string): Promise<number> {
  const lineSchema = z.object({
    _aws: z.unknown(),
    [metric]: z.union([z.number().transform((one) => [one]), z.array(z.number())]),
  });
  const values = (await logLinesOf(endpoint, lambda)).flatMap((line) => {
    const { data } = lineSchema.safeParse(jsonOf(line));
    return data === undefined ? [] : z.array(z.number()).parse(data[metric]);
  });
  return values.reduce((sum, value) => sum + value, 0);
}

function jsonOf(line: string): unknown {
  const start = line.indexOf('{');
  try {
    return start === -1 ? undefined : JSON.parse(line.slice(start));
  } catch {
    return undefined; // A line of the platform, or a part of one.
  }
}

/** The incident that all with this cause share. */
export function sharedIncident(cloud: TestCloud, cause: IncidentCause): Promise<IncidentState> {
  return loadIncident(storesOf(cloud), incidentIdOf(cause, { id: 'shared', seq: 0 }));
}

/** One call of a Lambda, whatever becomes of it: what it failed of, if it did. */
export async function callOf({ clients }: TestCloud, lambda: string): Promise<string | undefined> {
  const called = new InvokeCommand({ FunctionName: functionName(lambda), Payload: '{}' });
  return (await clients.lambda.send(called)).FunctionError;
}
