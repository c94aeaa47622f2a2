import { briefId, briefSchema } from '#domain/admission/brief.ts';
import type { Ports } from './ports.ts';

/** What is at stake in a handoff, as it was when it began; undefined where its contract names no amount, or it was erased. */
export async function amountAtStake(
  { texts }: Pick<Ports, 'texts'>,
  handoffId: string,
): Promise<number | undefined> {
  const text = await texts.get(briefId(handoffId));
  return text === undefined ? undefined : briefSchema.parse(JSON.parse(text)).amount;
}
