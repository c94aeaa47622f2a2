import { loadHandoff } from '#application/command-handoff.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Listed } from '#domain/operator/listing.ts';
import { who } from '#lambdas/_operating/listed.ts';
import type { LookUpPorts } from './look-up-ports.ts';

/** Who would have been asked about a handoff that is only observed; nothing where nobody would. One query. */
export async function observedOf(
  ports: Pick<LookUpPorts, 'log'> & { readonly bundle: Pick<ContractBundle, 'directory'> },
  subject: SubjectId,
): Promise<Pick<Listed, 'wouldAsk'>> {
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subject).id));
  if (state?.status !== 'observed' || state.observation.would.kind !== 'ask') return {};
  return { wouldAsk: who(ports.bundle.directory, state.observation.would.to) };
}
