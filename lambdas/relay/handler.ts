import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { InvalidTokenError } from '#application/effects/executions.ts';
import { UnknownContractVersionError } from '#application/contracts.ts';
import { applyEffects } from '#application/effects/apply-effects.ts';
import type { EffectPorts } from '#application/effects/effect-ports.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import { subjectIdSchema } from '#domain/ids.ts';
import { RowAheadOfLogError } from '#domain/ports/row-ahead-of-log.ts';
import { UnknownFactError } from '#domain/log/unknown-fact.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { toError } from '#lambdas/_runtime/stack.ts';
import { tellNumbers } from './tell-numbers.ts';

/**
 * The log's stream is only a hint: look at these subjects. What is passing throws, and the whole batch comes again;
 * what can never work is put aside by our own hand, so that it does not block the others.
 */
export function relayHandler(
  ports: EffectPorts,
  runtime: MeteredRuntime,
): (event: DynamoDBStreamEvent) => Promise<void> {
  return async (event) => {
    for (const record of event.Records) watchForTampering(runtime, record);
    const failed = new Map<string, Failed>();
    for (const subject of new Set(event.Records.map(subjectOf))) {
      const failure = await applyOne(ports, runtime, subject);
      if (failure !== undefined) failed.set(subject, failure);
    }
    const passing = [...failed.values()].flatMap(({ passing: error }) => error ?? []);
    if (passing.length > 0) throw new AggregateError(passing, 'effects that will be tried again');
    const isTold = (record: DynamoDBRecord): boolean =>
      record.eventName === 'INSERT' && !failed.has(subjectOf(record));
    await tellNumbers(ports, runtime.metrics, event.Records.filter(isTold));
  };
}

function subjectOf(record: DynamoDBRecord): string {
  return record.dynamodb?.Keys?.subjectId?.S ?? '';
}

/** `passing` is what may work the next time; without it, the subject was put aside. */
interface Failed {
  readonly passing?: Error;
}

async function applyOne(
  ports: EffectPorts,
  { logger }: MeteredRuntime,
  subject: string,
): Promise<Failed | undefined> {
  try {
    const correlationId = await applyEffects(ports, subjectIdSchema.parse(subject));
    logger.info('effects applied', { subjectId: subject, correlationId });
    return undefined;
  } catch (thrown) {
    const error = toError(thrown);
    logger.error('effects failed', { error, subjectId: subject });
    if (!isPermanent(error)) return { passing: error };
    await ports.queues.bury('relay', JSON.stringify({ subjectId: subject }), error.name);
    return {};
  }
}

const PERMANENT = [
  UnknownFactError,
  InvalidTokenError,
  UnknownContractVersionError,
  RowAheadOfLogError,
  z.ZodError,
];

function isPermanent(error: Error): boolean {
  return PERMANENT.some((kind) => error instanceof kind);
}

/** Nobody but a break-glass role can change or remove a commit, and nobody should. */
function watchForTampering({ logger, metrics }: MeteredRuntime, record: DynamoDBRecord): void {
  if (record.eventName === 'INSERT') return;
  logger.critical('the log was changed', { subjectId: subjectOf(record), change: record.eventName });
  metrics.addMetric(METRICS.logTampered, MetricUnit.Count, 1);
}
