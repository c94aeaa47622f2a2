import { commandContract } from '#application/command-contract.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { commandIncident } from '#application/command-incident.ts';
import { presentContract } from '#application/contracts.ts';
import { decideMember } from '#application/decide-member.ts';
import type { Ports } from '#application/ports.ts';
import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { addSeconds } from '#domain/time.ts';
import { memberOf } from '#lambdas/_presenting/incident-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { ParsedDecision } from './decision-form.ts';
import { keepDecision } from './kept-decision.ts';
import type { KeptDecision } from './kept-decision.ts';

type DecisionPorts = CommandPorts & Pick<Ports, 'texts'>;

interface Deciding {
  readonly link: Extract<Link, { kind: 'decision' }>;
  readonly incident: Incident;
  readonly decision: ParsedDecision;
}

/** A mapping added from a page is for the day: the contract's file must get it. */
const MAPPING_SECONDS = 30 * 24 * 60 * 60;

/** Carries a decision out on everything that waits for it, each by its own commit; what was decided by others meanwhile is left as it is. */
export async function carryOutDecision(ports: DecisionPorts, deciding: Deciding): Promise<KeptDecision> {
  const { link, incident, decision } = deciding;
  const actor: Actor = { kind: 'person', id: link.person, channel: 'link' };
  const textId = ports.newId();
  await ports.texts.put(`text#${textId}`, decision.reason);
  const kept: KeptDecision = {
    chosen: chosenOf(ports, decision),
    by: nameOf(ports.bundle.directory, link.person),
    at: ports.now(),
    reason: decision.reason,
  };
  await keepDecision(ports.texts, link.incidentId, kept);
  if (decision.choice === 'correct-and-release') await addMapping(ports, deciding, actor, textId);
  else await decideMembers(ports, incident, commandOf(decision, textId), actor);
  if (
    !incident.members.some((member) => memberOf(member).seq > 0 && memberOf(member).subject !== undefined)
  ) {
    await commandIncident(ports, {
      incidentId: link.incidentId,
      actor,
      command: { type: 'ResolveIncident' },
    });
  }
  return kept;
}

function chosenOf(
  { bundle }: DecisionPorts,
  { choice, person, status }: ParsedDecision,
): KeptDecision['chosen'] {
  switch (choice) {
    case 'give-to':
      return { kind: choice, name: nameOf(bundle.directory, person) };
    case 'correct-and-release':
      return { kind: choice, status };
    case 'retry':
    case 'cancel':
    case 'discard':
      return { kind: choice };
  }
}

function commandOf({ choice, person }: ParsedDecision, textId: string): OperatorCommand {
  switch (choice) {
    case 'retry':
    case 'correct-and-release':
      return { type: 'Retry', textId };
    case 'give-to':
      return { type: 'Reassign', to: person, textId };
    case 'cancel':
    case 'discard':
      return { type: 'Cancel', textId };
  }
}

async function decideMembers(
  ports: DecisionPorts,
  incident: Incident,
  command: OperatorCommand,
  actor: Actor,
): Promise<void> {
  for (const member of incident.members) {
    const { subject } = memberOf(member);
    if (subject !== undefined) await decideMember(ports, subject, command, actor);
  }
}

/** The mapping releases whatever waits for it, by the effects of the contract's own log. */
async function addMapping(
  ports: DecisionPorts,
  { incident, decision }: Deciding,
  actor: Actor,
  textId: string,
): Promise<void> {
  const { cause } = incident;
  const contract = cause.kind === 'unmapped' ? presentContract(ports, cause.contract) : undefined;
  if (cause.kind !== 'unmapped' || contract === undefined) return;
  const endsAt = addSeconds(ports.now(), MAPPING_SECONDS);
  await commandContract(ports, {
    contract,
    actor,
    correlationId: correlationIdSchema.parse(`mapping-${textId}`),
    command: { type: 'AddMapping', value: cause.value, status: decision.status, endsAt, textId },
  });
}
