import { closestOf } from '#domain/contract/closest.ts';
import { subjectId, subjectIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { incidentFactSchema } from '#domain/incident/facts.ts';
import { firstShownAt, incidentTimes } from '#domain/incident/times.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { IncidentAnswer } from '#domain/operator/incidents.ts';
import { incidentRow } from '#domain/projection.ts';
import { actorName } from '#domain/story/actor-name.ts';
import type { Names } from '#domain/story/names.ts';
import { namesOf } from '#domain/story/names.ts';
import { storyOf } from '#domain/story/story-of.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { erasableNames } from '#lambdas/_operating/erasable-names.ts';
import { who } from '#lambdas/_operating/listed.ts';
import { notFound } from '#lambdas/_operating/problem.ts';
import { packageOf } from '#lambdas/_presenting/incident-package.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { listedRow } from './listed-incident.ts';
import type { ShowPorts } from './show-ports.ts';
import { heldIn } from '#domain/incident/held-in.ts';

/** What it holds is named up to so many. */
const NAMED = 20;
/** Among so many open ones somebody who misspelt an id probably meant one. */
const MEANT_AMONG = 100;

/** One incident: what it is now, what is known for deciding about it, and everything that happened to it. */
export async function showIncident(ports: ShowPorts, { path }: OperatorCall): Promise<IncidentAnswer> {
  const { id = '' } = path;
  const found = await find(ports, id);
  if (found === undefined) throw notFound('incident', id, await meant(ports, id));
  const { subject, commits, state } = found;
  const { directory } = ports.bundle;
  const erasable = await erasableNames(ports.texts, commits);
  const names: Names = new Map([...namesOf(directory), ...erasable]);
  const incident = listedRow(incidentRow(subject, state), directory, ports.now(), names);
  if (incident === undefined) throw new Error(`${subject}: its row is no incident's`);
  const { assignee, status, deadlineAt } = state;
  return {
    incident,
    ...(assignee === undefined ? {} : { assignee: who(directory, assignee) }),
    ...snoozedOf(state, commits, names),
    ...(status === 'open' ? { tellAt: deadlineAt } : {}),
    package: await packageOf(ports, state),
    times: await timesOf(ports, state, commits),
    held: await heldOf(ports, state),
    story: [...storyOf(commits, directory, erasable)],
  };
}

interface Found {
  readonly subject: SubjectId;
  readonly commits: readonly Commit[];
  readonly state: Incident;
}

async function find({ log }: ShowPorts, id: string): Promise<Found | undefined> {
  if (!subjectIdSchema.safeParse(`incident#${id}`).success) return undefined;
  const subject = subjectId('incident', id);
  const commits = await log.read(subject);
  const state = foldCommits(incidentModel, commits);
  return state === undefined ? undefined : { subject, commits, state };
}

async function meant({ rows }: ShowPorts, id: string): Promise<string | undefined> {
  const open = await rows.incidents('open', MEANT_AMONG);
  return closestOf(
    id,
    open.rows.map(({ subjectId: subject }) => subjectParts(subject).id),
  );
}

function snoozedOf(
  { snoozedSeq, decideBy }: Incident,
  commits: readonly Commit[],
  names: Names,
): Pick<IncidentAnswer, 'snoozed'> {
  const commit = commits.find(({ seq }) => seq === snoozedSeq);
  if (commit === undefined) return {};
  return { snoozed: { until: decideBy, by: actorName(commit.actor, names) } };
}

/** Of whatever opened it last. */
async function timesOf(
  { log }: ShowPorts,
  state: Incident,
  commits: readonly Commit[],
): Promise<IncidentAnswer['times']> {
  const facts = commits.flatMap((commit) =>
    commit.facts.flatMap((fact) => incidentFactSchema.safeParse(fact).data ?? []),
  );
  const opened = facts.findLast(({ type }) => type === 'IncidentOpened');
  const { subject, seq } = memberOf(opened?.type === 'IncidentOpened' ? opened.member : '');
  const shown =
    subject === undefined ? undefined : firstShownAt(await log.read(subject), { cause: state.cause, seq });
  return incidentTimes(state, shown);
}

async function heldOf({ log }: ShowPorts, { members }: Incident): Promise<IncidentAnswer['held']> {
  return Promise.all(
    heldIn(members)
      .slice(0, NAMED)
      .map(async (member) => {
        const { subject, seq } = memberOf(member);
        if (subject === undefined) return { kind: 'queue', id: member.slice(0, member.lastIndexOf('@')) };
        const commits = await log.read(subject);
        const since = commits.find((commit) => commit.seq === Math.max(1, seq))?.at;
        const correlationId = commits[0]?.correlationId;
        return {
          ...subjectParts(subject),
          ...(since === undefined ? {} : { since }),
          ...(correlationId === undefined ? {} : { correlationId }),
        };
      }),
  );
}
