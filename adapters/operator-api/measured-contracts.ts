import type { OperatorApi } from './client.ts';
import { judgeMetrics } from '#domain/metrics/judge-metrics.ts';
import type { Rejection } from '#domain/metrics/course.ts';
import type { Measure } from '#domain/metrics/measure.ts';
import { metricsOf } from '#domain/metrics/metrics-of.ts';
import { qualityOf } from '#domain/metrics/quality-of.ts';
import type { MeasuresAnswer } from '#domain/operator/measures.ts';
import type { ContractMetrics } from './contract-metrics.ts';

export type MeasuringApi = Pick<OperatorApi, 'contracts' | 'measures'>;

/** The contracts of this deployment, by id. */
export async function namesOf(api: Pick<MeasuringApi, 'contracts'>): Promise<readonly string[]> {
  return (await api.contracts()).contracts.map(({ id }) => id);
}

/** The numbers of one contract, added up from its pages; `atMost` so many that began, and as many that wait. */
export async function metricsOfContract(
  api: MeasuringApi,
  contract: string,
  atMost = Number.POSITIVE_INFINITY,
): Promise<ContractMetrics> {
  const begun = await pagesOf(api, contract, 'begun', atMost);
  const waiting = await pagesOf(api, contract, 'waiting', atMost);
  const { measured, since, now } = begun.first;
  // What waits was measured last, and may have begun in the window.
  const each = new Map([...begun.measures, ...waiting.measures].map((measure) => [measure.id, measure]));
  const summed = metricsOf([...each.values()], since, now);
  return {
    ...{ measured, since, metrics: summed },
    quality: qualityOf([...each.values()], begun.rejected, since),
    judgements: judgeMetrics(summed, measured.thresholds),
    isCut: begun.isCut || waiting.isCut,
    unread: [...new Set([...begun.unread, ...waiting.unread])].sort(),
  };
}

interface Pages {
  readonly first: MeasuresAnswer;
  readonly measures: readonly Measure[];
  readonly rejected: readonly Rejection[];
  readonly unread: readonly string[];
  readonly isCut: boolean;
}

/** All pages look back to the same instant. */
async function pagesOf(
  api: MeasuringApi,
  contract: string,
  of: 'begun' | 'waiting',
  atMost: number,
): Promise<Pages> {
  const first = await api.measures(contract, { of });
  const measures = [...first.measures];
  const rejected = [...first.rejected];
  const unread = [...first.unread];
  let cursor = first.next;
  while (cursor !== undefined && measures.length < atMost) {
    const page = await api.measures(contract, { of, since: first.since, cursor });
    measures.push(...page.measures);
    rejected.push(...page.rejected);
    unread.push(...page.unread);
    cursor = page.next;
  }
  return { first, measures, rejected, unread, isCut: cursor !== undefined };
}
