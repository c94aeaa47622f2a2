import * as z from 'zod';
import type { Ports } from '#application/ports.ts';
import type { Stake } from '#domain/incident/stake.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { keptDecisionId } from '#domain/text-ids.ts';

const keptDecisionSchema = z.object({
  chosen: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('retry'),
      asks: z.object({ name: z.string(), isAgain: z.boolean() }).optional(),
      isAllTheSame: z.literal(true).optional(),
    }),
    z.object({ kind: z.enum(['seen-to', 'started', 'ask-next', 'skip', 'roll-back']) }),
    z.object({ kind: z.literal('give-to'), name: z.string() }),
    z.object({ kind: z.literal('correct-and-release'), status: z.string() }),
    z.object({ kind: z.literal('cancel') }),
    z.object({ kind: z.literal('discard') }),
  ]),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string(),
  several: z.object({ waiting: z.number(), waits: z.enum(['handoffs', 'events', 'messages']) }).optional(),
});
/** A decision as those are told who come after it. Erasable: it has a name and free text. */
export type KeptDecision = z.infer<typeof keptDecisionSchema>;

type Opening = Pick<Extract<Link, { kind: 'decision' }>, 'incidentId' | 'openedSeq'>;

/** The latest decision about any of these stakes in an opening. */
export async function keptDecision(
  texts: Ports['texts'],
  opening: Opening,
  stakes: readonly Stake[],
): Promise<KeptDecision | undefined> {
  const found = await Promise.all(stakes.map((stake) => texts.get(textIdOf(opening, stake))));
  const kept = found.flatMap((text) => text ?? []).map((text) => keptDecisionSchema.parse(JSON.parse(text)));
  return kept.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);
}

/** Keeps a decision that took effect, by whose trouble it decided: of a shared incident each is told their own. */
export async function keepDecision(
  texts: Ports['texts'],
  opening: Opening,
  stakes: readonly Stake[],
  decision: KeptDecision,
): Promise<void> {
  for (const stake of stakes) await texts.put(textIdOf(opening, stake), JSON.stringify(decision));
}

function textIdOf({ incidentId, openedSeq }: Opening, { owner, contract }: Stake): string {
  return keptDecisionId(incidentId, openedSeq, owner, contract);
}
