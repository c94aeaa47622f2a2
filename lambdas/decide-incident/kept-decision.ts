import * as z from 'zod';
import type { Ports } from '#application/ports.ts';

const keptDecisionSchema = z.object({
  chosen: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('retry') }),
    z.object({ kind: z.literal('give-to'), name: z.string() }),
    z.object({ kind: z.literal('correct-and-release'), status: z.string() }),
    z.object({ kind: z.literal('cancel') }),
    z.object({ kind: z.literal('discard') }),
  ]),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string(),
});
/** A decision as those are told who come after it. Erasable: it has a name and free text. */
export type KeptDecision = z.infer<typeof keptDecisionSchema>;

export async function keptDecision(
  texts: Ports['texts'],
  incidentId: string,
): Promise<KeptDecision | undefined> {
  const text = await texts.get(textIdOf(incidentId));
  return text === undefined ? undefined : keptDecisionSchema.parse(JSON.parse(text));
}

export async function keepDecision(
  texts: Ports['texts'],
  incidentId: string,
  decision: KeptDecision,
): Promise<void> {
  await texts.put(textIdOf(incidentId), JSON.stringify(decision));
}

function textIdOf(incidentId: string): string {
  return `decision#${incidentId}`;
}
