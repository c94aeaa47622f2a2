import { loadHandoff } from '#application/command-handoff.ts';
import { presentContract } from '#application/contracts.ts';
import type { Ports } from '#application/ports.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Incident as DomainIncident } from '#domain/incident/incident.ts';
import { memberFor } from '#domain/incident/stake.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { Incident } from '#views/incident.ts';
import { presentCause } from './cause-of.ts';
import { lastGoodStep } from './last-good-step.ts';
import { briefOf } from './offer-of.ts';

export type IncidentPorts = Pick<Ports, 'log' | 'bundle' | 'texts'>;

/** One reason to be in an incident: the subject, and the commit that began it (0: its whole life). */
export interface Member {
  readonly subject: SubjectId | undefined;
  readonly seq: number;
}

/** Members that are no subject (a queue) have none. */
export function memberOf(member: string): Member {
  const at = member.lastIndexOf('@');
  const subject = subjectIdSchema.safeParse(member.slice(0, at));
  return { subject: subject.success ? subject.data : undefined, seq: Number(member.slice(at + 1)) };
}

/**
 * An incident as somebody is told of it: what happened, what went right before, and what waits for it. Of an incident
 * that several share, each sees what of it is their own.
 */
export async function presentIncident(
  ports: IncidentPorts,
  incident: DomainIncident,
  person: string,
): Promise<Incident> {
  const { directory } = ports.bundle;
  const contractId = contractFor(incident, person);
  const contract = contractId === undefined ? undefined : presentContract(ports, contractId);
  const { commits, handoff, seq } = await theOne(ports, incident, person);
  return {
    cause: await presentCause(incident.cause, { directory, texts: ports.texts, handoff, contract }),
    whatTitle: handoff === undefined ? undefined : (await briefOf(ports, handoff)).title,
    contractTitle: contract?.title,
    lastGoodStep: lastGoodStep(commits, seq, directory) ?? firstStep(contract),
    correlationId: commits[0]?.correlationId ?? '',
    decideBy: incident.deadlineAt,
    waiting: incident.members.length,
  };
}

/** The contract under which an incident is somebody's trouble. */
export function contractFor(incident: DomainIncident, person: string): string | undefined {
  const member = memberFor(incident, person);
  const stake = member === undefined ? undefined : incident.stakes[member];
  return stake === undefined ? incident.contract : stake.contract;
}

function firstStep(contract: Contract | undefined): string {
  return contract === undefined ? 'The event arrived.' : `An event for “${contract.title}” arrived.`;
}

interface TheOne {
  readonly commits: readonly Commit[];
  readonly handoff: Handoff | undefined;
  readonly seq: number;
}

/** The handoff or event that somebody is told of an incident by. */
async function theOne(ports: IncidentPorts, incident: DomainIncident, person: string): Promise<TheOne> {
  const first = memberFor(incident, person);
  const { subject, seq } = first === undefined ? { subject: undefined, seq: 0 } : memberOf(first);
  if (subject === undefined) return { commits: [], handoff: undefined, seq };
  const commits = await ports.log.read(subject);
  const { kind, id } = subjectParts(subject);
  const isOne = kind === 'handoff' && incident.members.length <= 1;
  const handoff = isOne ? await loadHandoff(ports, handoffIdSchema.parse(id)) : undefined;
  return { commits, handoff, seq: seq === 0 ? Number.MAX_SAFE_INTEGER : seq };
}
