import type { CommandPorts } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { subjectParts } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import type { IncidentPorts } from '#lambdas/_presenting/incident-of.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { DecisionChoice } from '#views/pages/decision-choices.tsx';
import type { WaitingHandoff, WaitingHandoffs } from '#views/waiting.ts';
import { isOurs } from './ours.ts';
import { heldIn } from '#domain/incident/held-in.ts';

type WaitingPorts = IncidentPorts & CommandPorts;

/** So many handoffs of an incident are listed, and of the others how many there are. */
const LISTED = 20;

/** The handoffs that wait for one decision; undefined where it is a single one, or no handoffs. */
export async function waitingOf(
  ports: WaitingPorts,
  { cause, members }: Incident,
  choices: readonly DecisionChoice[],
): Promise<WaitingHandoffs | undefined> {
  const held = heldIn(members);
  if (held.length < 2) return undefined;
  const first = await Promise.all(held.slice(0, LISTED).map((member) => handoffIn(ports, member)));
  const listed = first.flatMap((one) => one ?? []);
  if (listed.length === 0) return undefined;
  const commands = isOurs(cause) ? [] : choices.flatMap(({ kind }) => COMMANDS[kind] ?? []);
  return { listed, more: Math.max(0, held.length - LISTED), commands };
}

/** The commands that decide the same about one handoff. */
const COMMANDS: Readonly<Partial<Record<DecisionChoice['kind'], string>>> = {
  retry: 'baton retry',
  started: 'baton start',
  'give-to': 'baton reassign',
  skip: 'baton skip-target',
  'roll-back': 'baton roll-back',
  cancel: 'baton cancel',
};

async function handoffIn(ports: WaitingPorts, member: string): Promise<WaitingHandoff | undefined> {
  const { subject, seq } = memberOf(member);
  if (subject === undefined || subjectParts(subject).kind !== 'handoff') return undefined;
  const commits = await ports.log.read(subject);
  const state = foldCommits(handoffModel, commits);
  if (state === undefined) return undefined;
  const { contract } = await rulesOf(ports, state.contractDigest);
  return {
    id: state.handoffId,
    whatTitle: (await briefOf(ports, state)).title,
    recordUrl: recordUrl(ports, state.record, contract),
    contractTitle: contract.title,
    since: commits.find((commit) => commit.seq === seq)?.at ?? state.requestedAt,
    person: personIn(ports, state),
  };
}

function personIn({ bundle }: WaitingPorts, state: Handoff): WaitingHandoff['person'] {
  const owner = ownershipOf(state)?.owner;
  if (owner !== undefined) return { name: nameOf(bundle.directory, owner), has: 'accepted' };
  if (state.status !== 'offered') return undefined;
  return { name: nameOf(bundle.directory, state.offer.to), has: 'asked' };
}
