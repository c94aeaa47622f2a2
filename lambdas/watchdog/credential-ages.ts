import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Ports } from '#application/ports.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import {
  CONSENTING_SYSTEMS,
  credentialNoteId,
  credentialNoteSchema,
} from '#domain/operator/credential-note.ts';

/**
 * How many seconds ago each system's access token was given, or its credential stored; nothing of a system without one.
 * Told here because a grant ages most where nothing is written. One read for each system.
 */
export async function tellCredentialAges(
  { texts, now }: Pick<Ports, 'texts' | 'now'>,
  metrics: Pick<Metrics, 'singleMetric'>,
): Promise<void> {
  for (const system of CONSENTING_SYSTEMS) {
    const text = await texts.get(credentialNoteId(system));
    if (text === undefined) continue;
    const { refreshedAt, since } = credentialNoteSchema.parse(JSON.parse(text));
    const seconds = (Date.parse(now()) - Date.parse(refreshedAt ?? since)) / 1_000;
    const metric = metrics.singleMetric();
    metric.addDimension('system', system);
    metric.addMetric(METRICS.credentialAge, MetricUnit.Seconds, Math.max(0, seconds));
  }
}
