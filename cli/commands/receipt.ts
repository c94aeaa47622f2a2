import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { ReceiptAnswer } from '#domain/operator/evidence.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant } from '../output/instant.ts';
import { receiptOutcome } from '../output/receipt-outcome.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

/** What became of one event of a webhook. */
export async function receipt(api: OperatorApi, id: string): Promise<Outcome> {
  const answer = await api.receipt(id);
  return { data: answer, text: (style) => textOf(answer, style), exitCode: EXIT.ok };
}

function textOf(
  { receiptId, outcome, because, handoffIds, at, correlationId }: ReceiptAnswer,
  style: Style,
): string {
  const facts = [
    ['receipt', receiptId],
    ['outcome', receiptOutcome({ outcome, because })],
    ['handoffs', handoffIds.join(', ')],
    ['at', localInstant(at)],
    ['correlation id', correlationId],
  ] as const;
  const filled = facts.filter(([, value]) => value !== '');
  return table(filled.map(([name, value]) => [{ text: name, paint: style.faint }, value]));
}
