import type { Judgement } from '#domain/metrics/judge-metrics.ts';
import type { Metrics } from '#domain/metrics/metrics-of.ts';
import type { Quality } from '#domain/metrics/quality-of.ts';
import type { Measured } from '#domain/operator/measures.ts';

/** The numbers of a contract, and how each stands to its threshold. */
export interface ContractMetrics {
  readonly measured: Measured;
  /** Handoffs that began before are counted only while they wait. */
  readonly since: string;
  readonly metrics: Metrics;
  readonly quality: Quality;
  readonly judgements: readonly Judgement[];
  /** There were more handoffs than were to be measured. */
  readonly isCut: boolean;
  /** Subjects that are not counted, because a newer version wrote to their logs. */
  readonly unread: readonly string[];
}
