import { subjectId, subjectParts } from '#domain/ids.ts';
import { incidentFactSchema } from '#domain/incident/facts.ts';
import { heldIn } from '#domain/incident/held-in.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { TRIED_AGAIN } from '#domain/incident/incident.ts';
import { memberOf } from '#domain/incident/member-of.ts';
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

/** By these somebody decides about what waits in an incident, or about the incident itself: by hand it ends with a retry. */
const DECISIONS: ReadonlySet<string> = new Set([
  ...['HandoffReleased', 'CancelRequested', 'WorkStarted', 'EventReleased', 'EventDiscarded'],
  ...['IncidentRetried', 'IncidentRedriven'],
]);

/**
 * What was decided about somebody's part of an incident by a command, or by others, as the logs have it: without the
 * reasons, which were not given to its reader. Of what is tried once more, only that: what becomes of a handoff whose
 * message was not taken is another matter. Empty where nobody decided.
 */
export async function decidedElsewhere(
  ports: IncidentPorts,
  opening: Opening,
  part: Incident,
): Promise<readonly ToldDecision[]> {
  const commits = openingIn(await ports.log.read(subjectId('incident', opening.incidentId)), opening, part);
  const own = new Set(part.stakes.map(([member]) => member));
  if (TRIED_AGAIN.has(part.cause.kind)) {
    const others = part.retries.filter(({ members }) => !members.some((member) => own.has(member)));
    return commits
      .filter(({ seq }) => others.every((retry) => retry.seq !== seq))
      .flatMap((commit) => decisionIn(ports, commit));
  }
  const { came, left } = coursesIn(commits);
  const held = heldIn(came.filter((member) => own.has(member)));
  const told = await Promise.all(
    held.slice(0, TOLD).map((member) => aboutMember(ports, member, left.get(member))),
  );
  return told.flat();
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

interface Leaving {
  readonly at: string;
  readonly wentOn: boolean;
}

/** What came into an incident, and how each of it left last. An outage fills the log: each fact is read once. */
function coursesIn(commits: readonly Commit[]) {
  const came: string[] = [];
  const left = new Map<string, Leaving>();
  for (const { at, facts } of commits)
    for (const raw of facts) {
      const fact = incidentFactSchema.safeParse(raw).data;
      if (fact === undefined || !('member' in fact)) continue;
      if (fact.type === 'IncidentLeft') left.set(fact.member, { at, wentOn: fact.wentOn === true });
      else came.push(fact.member);
    }
  return { came, left };
}

/** The first decision since it began to wait, and before it left without having gone on by itself. */
async function aboutMember(
  ports: IncidentPorts,
  member: string,
  left: Leaving | undefined,
): Promise<readonly ToldDecision[]> {
  const { subject, seq: since } = memberOf(member);
  if (subject === undefined || left?.wentOn === true) return [];
  const commits = await ports.log.read(subject);
  const after = commits.filter(({ seq, at }) => seq > since && (left === undefined || at <= left.at));
  const [told] = after.flatMap((commit) => decisionIn(ports, commit));
  if (told === undefined) return [];
  const isHandoff = subjectParts(subject).kind === 'handoff';
  const state = isHandoff ? foldCommits(handoffModel, commits) : undefined;
  return [state === undefined ? told : { ...told, whatTitle: (await briefOf(ports, state)).title }];
}

function decisionIn({ bundle }: IncidentPorts, commit: Commit): readonly ToldDecision[] {
  const facts = commit.facts.filter(({ type }) => DECISIONS.has(type));
  const told = storyOfMember([{ ...commit, facts }], bundle.directory, unnamedOperators([commit]));
  return told.slice(0, 1).map(({ at, sentence }) => ({ at, sentence }));
}
