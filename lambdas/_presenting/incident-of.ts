import { loadHandoff } from '#application/command-handoff.ts';
import { presentContract } from '#application/contracts.ts';
import type { Ports } from '#application/ports.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Incident as DomainIncident } from '#domain/incident/incident.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { stakeOf, tellingMember } from '#domain/incident/stake.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { RecordRef } from '#domain/record.ts';
import { blockedModel, foldCommits } from '#domain/subjects.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { systemName } from '#domain/story/words.ts';
import type { Incident } from '#views/incident.ts';
import { incidentTextsFor } from '#views/texts/texts-for.ts';
import { presentCause } from './cause-of.ts';
import { lastGoodStep } from './last-good-step.ts';
import { briefOf, recordUrl } from './offer-of.ts';
import type { PresentingPorts } from './offer-of.ts';
import { countHeld } from '#domain/incident/held-in.ts';

export type IncidentPorts = Pick<Ports, 'log' | 'bundle' | 'texts'> & Pick<PresentingPorts, 'portal'>;

/** A part of an incident as its person is told of it: what happened, what went right before, and what waits for it. */
export async function presentIncident(ports: IncidentPorts, incident: DomainIncident): Promise<Incident> {
  const { directory } = ports.bundle;
  const contractId = contractOf(incident);
  const contract = contractId === undefined ? undefined : presentContract(ports, contractId);
  const { commits, handoff, record, seq } = await theOne(ports, incident);
  return {
    cause: await presentCause(incident.cause, { directory, texts: ports.texts, handoff, contract }),
    whatTitle: handoff === undefined ? numbered(record) : (await briefOf(ports, handoff)).title,
    recordUrl:
      record === undefined || contract === undefined ? undefined : recordUrl(ports, record, contract),
    contractTitle: contract?.title,
    systems: handoff === undefined ? undefined : systemsOf(handoff),
    lastGoodStep:
      commits.length === 0 ? '' : (lastGoodStep(commits, seq, directory) ?? arrived(contract?.title)),
    correlationId: commits[0]?.correlationId ?? '',
    decideBy: incident.decideBy,
    toldAt: incident.deadlineAt,
    waiting: countHeld(incident.members),
    waits: waitsIn(incident),
  };
}

function arrived(contract: string | undefined): string {
  return incidentTextsFor(DEFAULT_LOCALE).incident.eventArrived(contract);
}

/** Only while it is about what they show: somebody has accepted, and it waits for a decision. */
function systemsOf(state: Handoff): Incident['systems'] {
  const targets = Object.entries(state.targets);
  if (state.status !== 'held' || state.parked.at !== 'sync' || targets.length === 0) return undefined;
  const isShown = ([, { done }]: (typeof targets)[number]): boolean => done?.epoch === state.epoch;
  const left = targets.filter((one) => !isShown(one) && one[1].skippedEpoch !== state.epoch);
  // What was planned before it was held may have been written by now; whoever writes it says so within seconds, or nobody.
  const isOpen = ([, { plan }]: (typeof targets)[number]): boolean => plan !== undefined;
  const names = (some: typeof targets) => some.map(([name]) => systemName(name));
  return {
    showing: names(targets.filter(isShown)),
    writing: names(left.filter(isOpen)),
    lacking: names(left.filter((one) => !isOpen(one))),
  };
}

/** The contract under which a part of an incident is its person's trouble. */
export function contractOf(incident: DomainIncident): string | undefined {
  const member = tellingMember(incident);
  return member === undefined ? undefined : stakeOf(incident, member)?.contract;
}

/** What is known of a record that no handoff was begun for. */
function numbered(record: RecordRef | undefined): string | undefined {
  return record === undefined ? undefined : `${record.objectType} ${record.objectId}`;
}

/** What of its kind waits in a part of an incident. */
export function waitsIn(incident: DomainIncident): Incident['waits'] {
  const subject = memberOf(tellingMember(incident) ?? '').subject;
  const kind = subject === undefined ? undefined : subjectParts(subject).kind;
  if (kind === 'blocked') return 'events';
  return kind === 'handoff' ? 'handoffs' : 'messages';
}

interface TheOne {
  readonly commits: readonly Commit[];
  readonly handoff: Handoff | undefined;
  /** The record of that one, if it is the only one. */
  readonly record: RecordRef | undefined;
  readonly seq: number;
}

/** The handoff or event that somebody is told of an incident by. */
async function theOne(ports: IncidentPorts, incident: DomainIncident): Promise<TheOne> {
  const first = tellingMember(incident);
  const { subject, seq } = first === undefined ? { subject: undefined, seq: 0 } : memberOf(first);
  if (subject === undefined) return { commits: [], handoff: undefined, record: undefined, seq };
  const commits = await ports.log.read(subject);
  const { kind, id } = subjectParts(subject);
  const isOne = countHeld(incident.members) <= 1;
  const handoff =
    isOne && kind === 'handoff' ? await loadHandoff(ports, handoffIdSchema.parse(id)) : undefined;
  const blocked = isOne && kind === 'blocked' ? foldCommits(blockedModel, commits) : undefined;
  return {
    commits,
    handoff,
    record: (handoff ?? blocked)?.record,
    seq: seq === 0 ? Number.MAX_SAFE_INTEGER : seq,
  };
}
