import * as z from 'zod';
import type { Ports } from '#application/ports.ts';
import type { Link } from '#domain/ports/side-items.ts';

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

type Opening = Pick<Extract<Link, { kind: 'decision' }>, 'incidentId' | 'openedSeq'>;

export async function keptDecision(
  texts: Ports['texts'],
  opening: Opening,
): Promise<KeptDecision | undefined> {
  const text = await texts.get(textIdOf(opening));
  return text === undefined ? undefined : keptDecisionSchema.parse(JSON.parse(text));
}

/** The first decision about an opening stands: those who come later are told of it. */
export async function keepDecision(
  texts: Ports['texts'],
  opening: Opening,
  decision: KeptDecision,
): Promise<void> {
  await texts.putOnce(textIdOf(opening), JSON.stringify(decision));
}

function textIdOf({ incidentId, openedSeq }: Opening): string {
  return `decision#${incidentId}#${String(openedSeq)}`;
}
