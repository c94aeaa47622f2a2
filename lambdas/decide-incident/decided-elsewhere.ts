import { subjectId, subjectParts } from '#domain/ids.ts';
import { incidentFactSchema } from '#domain/incident/facts.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import { heldIn } from '#domain/incident/held-in.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { stakeOf } from '#domain/incident/stake.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { storyOfMember } from '#domain/story/story-of-member.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import type { IncidentPorts } from '#lambdas/_presenting/incident-of.ts';
import { briefOf } from '#lambdas/_presenting/offer-of.ts';
import { unnamedOperators } from '#lambdas/_presenting/unnamed-operators.ts';
import type { ToldDecision } from '#views/pages/decision-outcome.ts';

type Opening = Pick<Extract<Link, { kind: 'decision' }>, 'incidentId' | 'openedSeq'>;

/** Of so many that waited it is told what was decided. */
const TOLD = 20;

/** By these somebody decides about what waits in an incident, or about the incident itself. */
const DECISIONS: ReadonlySet<string> = new Set([
  ...['HandoffReleased', 'CancelRequested', 'WorkStarted', 'EventReleased', 'EventDiscarded'],
  ...['IncidentRetried', 'IncidentRedriven'],
]);

/**
 * What was decided about somebody's part of an incident by a command, or by others, as the logs have it: without the
 * reasons, which were not given to its reader. Empty where nobody decided.
 */
export async function decidedElsewhere(
  ports: IncidentPorts,
  opening: Opening,
  part: Incident,
): Promise<readonly ToldDecision[]> {
  const commits = openingIn(await ports.log.read(subjectId('incident', opening.incidentId)), opening, part);
  const held = heldIn(membersIn(commits).filter((member) => stakeOf(part, member) !== undefined));
  const told = await Promise.all(held.slice(0, TOLD).map((member) => aboutMember(ports, member, commits)));
  const itself = commits.flatMap((commit) => decisionIn(ports, commit));
  return [...told.flat(), ...itself];
}

/** What happened in the opening that a link is about. */
function openingIn(
  commits: readonly Commit[],
  { openedSeq }: Opening,
  { notices }: Incident,
): readonly Commit[] {
  const next = notices.find(({ kind, seq }) => kind === 'opened' && seq > openedSeq)?.seq ?? Infinity;
  return commits.filter(({ seq }) => seq >= openedSeq && seq < next);
}

function membersIn(commits: readonly Commit[]): readonly string[] {
  return factsIn(commits).flatMap(({ fact }) =>
    'member' in fact && fact.type !== 'IncidentLeft' ? [fact.member] : [],
  );
}

function factsIn(
  commits: readonly Commit[],
): readonly { readonly at: string; readonly fact: IncidentFact }[] {
  return commits.flatMap(({ at, facts }) =>
    facts.flatMap((raw) => {
      const fact = incidentFactSchema.safeParse(raw).data;
      return fact === undefined ? [] : [{ at, fact }];
    }),
  );
}

/** The first decision since it began to wait, and before it left without having gone on by itself. */
async function aboutMember(
  ports: IncidentPorts,
  member: string,
  incident: readonly Commit[],
): Promise<readonly ToldDecision[]> {
  const { subject, seq: since } = memberOf(member);
  const left = factsIn(incident)
    .filter(({ fact }) => fact.type === 'IncidentLeft' && fact.member === member)
    .at(-1);
  if (subject === undefined || (left !== undefined && 'wentOn' in left.fact)) return [];
  const commits = await ports.log.read(subject);
  const after = commits.filter(({ seq, at }) => seq > since && (left === undefined || at <= left.at));
  const [told] = after.flatMap((commit) => decisionIn(ports, commit));
  if (told === undefined) return [];
  const isHandoff = subjectParts(subject).kind === 'handoff';
  const state = isHandoff ? foldCommits(handoffModel, commits) : undefined;
  return [state === undefined ? told : { ...told, whatTitle: (await briefOf(ports, state)).title }];
}

function decisionIn({ bundle }: IncidentPorts, commit: Commit): readonly ToldDecision[] {
  const facts = commit.facts.filter(isDecision);
  const told = storyOfMember([{ ...commit, facts }], bundle.directory, unnamedOperators([commit]));
  return told.slice(0, 1).map(({ at, sentence }) => ({ at, sentence }));
}

function isDecision(raw: Commit['facts'][number]): boolean {
  if (DECISIONS.has(raw.type)) return true;
  const fact = incidentFactSchema.safeParse(raw).data;
  return fact?.type === 'IncidentResolved' && fact.because === 'by-hand';
}
