import { commandContract } from '#application/command-contract.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { commandIncident } from '#application/command-incident.ts';
import { presentContract } from '#application/contracts.ts';
import { decideMember } from '#application/decide-member.ts';
import type { Ports } from '#application/ports.ts';
import { withSharedRemark } from '#application/with-remark.ts';
import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { presentStakes } from '#domain/incident/stake.ts';
import type { Actor, Commit } from '#domain/log/commit.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { addSeconds } from '#domain/time.ts';
import { countHeld } from '#domain/incident/held-in.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { waitsIn } from '#lambdas/_presenting/incident-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { ParsedDecision } from './decision-form.ts';
import type { RetryChoice } from '#views/pages/decision-choices.tsx';
import { keepDecision } from './kept-decision.ts';
import type { KeptDecision } from './kept-decision.ts';
import { isOurs } from './ours.ts';
import { targetOf } from './skippable.ts';

type DecisionPorts = CommandPorts & Pick<Ports, 'texts'>;

interface Deciding {
  readonly link: Extract<Link, { kind: 'decision' }>;
  readonly incident: Incident;
  readonly decision: ParsedDecision;
  /** As it was named to whoever chose it. */
  readonly retry: RetryChoice | undefined;
}

/** A mapping added from a page is for the day: the contract's file must get it. */
const MAPPING_SECONDS = 30 * 24 * 60 * 60;

/**
 * Carries a decision out on everything that waits for it, each by its own commit and only as the person saw it;
 * undefined when all of it was decided by others meanwhile. Kept for those who come later, once it has taken effect.
 */
export async function carryOutDecision(
  ports: DecisionPorts,
  deciding: Deciding,
): Promise<KeptDecision | undefined> {
  const { link, decision } = deciding;
  const actor: Actor = { kind: 'person', id: link.person, channel: 'link' };
  const { decided } = await withSharedRemark(ports, decision.reason, (textId) =>
    carryOut(ports, deciding, actor, textId),
  );
  if (decided.length === 0) return undefined;
  const kept: KeptDecision = {
    chosen: chosenOf(ports, deciding),
    by: nameOf(ports.bundle.directory, link.person),
    at: ports.now(),
    reason: decision.reason,
    several: severalOf(deciding.incident, decided),
  };
  await keepDecision(ports.texts, link, presentStakes(deciding.incident), kept);
  return kept;
}

/** For how many it was decided, where it is more than one. */
function severalOf(incident: Incident, decided: readonly string[]): KeptDecision['several'] {
  const waiting = countHeld(decided);
  return waiting > 1 ? { waiting, waits: waitsIn(incident) } : undefined;
}

interface CarriedOut {
  /** The members for which it took effect. */
  readonly decided: readonly string[];
  readonly commits: readonly Commit[];
}

/** What our own parts failed at has nothing to decide: it is let go of. */
async function carryOut(
  ports: DecisionPorts,
  deciding: Deciding,
  actor: Actor,
  textId: string,
): Promise<CarriedOut> {
  const { link, incident, decision } = deciding;
  if (decision.choice === 'correct-and-release') return addMapping(ports, deciding, actor, textId);
  if (!isOurs(incident.cause))
    return decideMembers(ports, incident, commandOf(decision, textId, incident.cause), actor);
  const command = { type: 'RetryMembers', members: incident.members, textId } as const;
  const { commit } = await commandIncident(ports, { incidentId: link.incidentId, actor, command });
  return { decided: commit === undefined ? [] : incident.members, commits: listOf(commit) };
}

function chosenOf(
  { bundle }: DecisionPorts,
  { decision: { choice, person, status }, retry = { kind: 'retry' } }: Deciding,
): KeptDecision['chosen'] {
  switch (choice) {
    case 'give-to':
      return { kind: choice, name: nameOf(bundle.directory, person) };
    case 'correct-and-release':
      return { kind: choice, status };
    case 'retry':
      return retry;
    case 'seen-to':
    case 'started':
    case 'ask-next':
    case 'skip':
    case 'roll-back':
    case 'cancel':
    case 'discard':
      return { kind: choice };
  }
}

/** What is done without is the target that the incident is about. */
function commandOf(
  { choice, person }: ParsedDecision,
  textId: string,
  cause: IncidentCause,
): OperatorCommand {
  switch (choice) {
    case 'retry':
    case 'seen-to':
    case 'correct-and-release':
      return { type: 'Retry', textId };
    case 'started':
      return { type: 'NoteStart', textId };
    case 'ask-next':
      return { type: 'Reassign', textId };
    case 'skip':
      return { type: 'SkipTarget', target: targetOf(cause), textId };
    case 'roll-back':
      return { type: 'RollBack', textId };
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
): Promise<CarriedOut> {
  const commits: Commit[] = [];
  const decided: string[] = [];
  for (const member of incident.members) {
    const { subject, seq } = memberOf(member);
    if (subject === undefined) continue;
    const made = await decideMember(ports, { subject, seq }, command, actor);
    if (made !== undefined && made.refusal === undefined) decided.push(member);
    commits.push(...listOf(made?.commit));
  }
  return { decided, commits };
}

/** The mapping releases whatever waits for it, by the effects of the contract's own log. */
async function addMapping(
  ports: DecisionPorts,
  { incident, decision }: Deciding,
  actor: Actor,
  textId: string,
): Promise<CarriedOut> {
  const { cause } = incident;
  const contract = cause.kind === 'unmapped' ? presentContract(ports, cause.contract) : undefined;
  if (cause.kind !== 'unmapped' || contract === undefined) return { decided: [], commits: [] };
  const endsAt = addSeconds(ports.now(), MAPPING_SECONDS);
  const { refusal, commit } = await commandContract(ports, {
    contract,
    actor,
    correlationId: correlationIdSchema.parse(`mapping-${textId}`),
    command: { type: 'AddMapping', value: cause.value, status: decision.status, endsAt, textId },
  });
  return { decided: refusal === undefined ? incident.members : [], commits: listOf(commit) };
}

const listOf = (commit: Commit | undefined): readonly Commit[] => (commit === undefined ? [] : [commit]);
