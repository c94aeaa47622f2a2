import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { judgeMetrics } from '#domain/metrics/judge-metrics.ts';
import type { Measure } from '#domain/metrics/measure.ts';
import { metricsOf } from '#domain/metrics/metrics-of.ts';
import type { MeasuresAnswer } from '#domain/operator/measures.ts';
import type { ContractMetrics } from '../contract-metrics.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { metricsText } from '../output/metrics-text.ts';

type Api = Pick<OperatorApi, 'contracts' | 'measures'>;

/** The numbers of one contract, or of all; not in order when one of them crosses its threshold. */
export async function metrics(api: Api, contract: string | undefined): Promise<Outcome> {
  const names = contract === undefined ? await namesOf(api) : [contract];
  const all: ContractMetrics[] = [];
  for (const name of names) all.push(await metricsOfContract(api, name));
  const isCrossed = all.some(({ judgements }) => judgements.some(({ outcome }) => outcome === 'crossed'));
  return {
    data: { contracts: all },
    text: (style) => metricsText(all, style),
    exitCode: isCrossed ? EXIT.failed : EXIT.ok,
  };
}

async function namesOf(api: Api): Promise<readonly string[]> {
  return (await api.contracts()).contracts.map(({ id }) => id);
}

async function metricsOfContract(api: Api, contract: string): Promise<ContractMetrics> {
  const begun = await pagesOf(api, contract, 'begun');
  const waiting = await pagesOf(api, contract, 'waiting');
  const { measured, since, now } = begun.first;
  // What waits was measured last, and may have begun in the window.
  const each = new Map([...begun.measures, ...waiting.measures].map((measure) => [measure.id, measure]));
  const summed = metricsOf([...each.values()], since, now);
  return { measured, since, metrics: summed, judgements: judgeMetrics(summed, measured.thresholds) };
}

interface Pages {
  readonly first: MeasuresAnswer;
  readonly measures: readonly Measure[];
}

/** All pages look back to the same instant. */
async function pagesOf(api: Api, contract: string, of: 'begun' | 'waiting'): Promise<Pages> {
  const first = await api.measures(contract, { of });
  const measures = [...first.measures];
  let cursor = first.next;
  while (cursor !== undefined) {
    const page = await api.measures(contract, { of, since: first.since, cursor });
    measures.push(...page.measures);
    cursor = page.next;
  }
  return { first, measures };
}
