import type { Admission, AdmissionRules } from '#domain/admission/admission.ts';
import { briefId } from '#domain/admission/brief.ts';
import { contradictingIn } from '#domain/admission/contradiction-of.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import type { RequestHandoff } from '#domain/handoff/commands.ts';
import { contradictionTextId } from '#domain/text-ids.ts';
import { stoodFor } from './admit-move.ts';
import type { AdmissionPorts, ArrivedEvent } from './arrived-event.ts';
import { commandHandoff } from './command-handoff.ts';
import { countAdmission } from './count-admission.ts';
import type { ReceiptOutcome } from './keep-receipt.ts';
import { modeUnder } from './mode-under.ts';
import { situationOf } from './situation-of.ts';

/** What the receipt of an event says that began nothing but an observation. */
export const OBSERVED = 'observed';

/** The brief is put first: a handoff without one could not be told to anybody. */
export async function requestHandoff(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  rules: AdmissionRules,
  requested: Extract<Admission, { kind: 'requested' }> & Pick<RequestHandoff, 'alongside'>,
): Promise<ReceiptOutcome | 'busy'> {
  const stands = await stoodFor(ports, arrived, rules, requested);
  if (stands !== undefined) return stands;
  const { handoffId, request, brief, ambiguous, contradiction, alongside = [] } = requested;
  const { contract, digest } = rules;
  const { correlationId } = arrived;
  const admission = await countAdmission(ports, contract, handoffId);
  const situation = await situationOf(ports, contract, request);
  if (situation === 'busy' || admission === 'busy') return 'busy';
  await ports.texts.putOnce(briefId(handoffId), JSON.stringify(brief));
  if (contradiction !== undefined)
    await ports.texts.putOnce(contradictionTextId(handoffId), JSON.stringify(contradiction));
  const isStored = ports.storedVersions.has(digest);
  const { commit, state } = await commandHandoff(ports, {
    handoffId,
    command: {
      type: 'RequestHandoff',
      request,
      situation,
      mode: modeUnder(ports, rules),
      alongside,
      ...(admission === undefined ? {} : { admission }),
      ...(ambiguous === undefined ? {} : { ambiguous }),
      ...contradictingIn(contradiction, contract),
    },
    actor: { kind: 'system', id: 'admit-event' },
    correlationId,
    ...(isStored ? {} : { version: { digest, contract: contract.id, text: canonicalJson(contract) } }),
  });
  if (commit !== undefined) ports.storedVersions.add(digest);
  // A crash may have come between the commit and the receipt: what this very event began is not its duplicate.
  const isOurs = commit !== undefined || state?.correlationId === correlationId;
  const isObserved = isOurs && state?.status === 'observed';
  return {
    outcome: isOurs ? 'accepted' : 'duplicate',
    ...(isObserved ? { because: OBSERVED } : {}),
    handoffIds: [handoffId],
  };
}
