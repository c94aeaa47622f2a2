import { EXIT } from '../exit-code.ts';
import type { ContractMetrics } from '#adapters/operator-api/contract-metrics.ts';
import { metricsOfContract, namesOf } from '#adapters/operator-api/measured-contracts.ts';
import type { MeasuringApi } from '#adapters/operator-api/measured-contracts.ts';
import type { Outcome } from '../outcome.ts';
import { metricsText } from '../output/metrics-text.ts';

/** The numbers of one contract, or of all; not in order when one of them crosses its threshold, or leaves some out. */
export async function metrics(api: MeasuringApi, contract: string | undefined): Promise<Outcome> {
  const names = contract === undefined ? await namesOf(api) : [contract];
  const all: ContractMetrics[] = [];
  for (const name of names) all.push(await metricsOfContract(api, name));
  const isInOrder = all.every(
    ({ judgements, unread }) =>
      unread.length === 0 && judgements.every(({ outcome }) => outcome !== 'crossed'),
  );
  return {
    data: { contracts: all },
    text: (style) => metricsText(all, style),
    exitCode: isInOrder ? EXIT.ok : EXIT.failed,
  };
}
