import * as z from 'zod';
import { capitalised } from '../capitalised.ts';
import type { Directory } from '../contract/directory.ts';
import { ON_CALL_EVENTS } from '../contract/on-call-events.ts';
import type { OnCallEventType } from '../contract/on-call-events.ts';
import { stableId, subjectParts } from '../ids.ts';
import type { SubjectId } from '../ids.ts';
import type { Commit } from '../log/commit.ts';
import { made } from '../made.ts';
import { causePhrase } from '../story/cause-phrase.ts';
import { nameOf, namesOf } from '../story/names.ts';
import { foldCommits, incidentModel } from '../subjects.ts';
import type { Milestone } from './milestones.ts';
import { everyMilestone } from './milestones.ts';
import { SEVERITIES, severityOf } from './severity.ts';
import { countHeld } from './held-in.ts';

/**
 * The body of a request to the webhook of whoever is on call. `incident` names the incident in all its events: by it a
 * receiver joins them. Instants are ISO, in UTC.
 */
export const onCallEventSchema = /* @__PURE__ */ made(() =>
  z.strictObject({
    type: z.enum(ON_CALL_EVENTS),
    /** When it happened, not when it was sent. */
    timestamp: z.iso.datetime(),
    data: z.strictObject({
      incident: z.string(),
      severity: z.enum(SEVERITIES),
      /** What happened, in one clause. */
      headline: z.string(),
      /** The contract that it is about; left out where it is about none. */
      contract: z.string().optional(),
      /** Who has to decide, by name. */
      owner: z.string(),
      /** By when it was to be decided. */
      deadline: z.iso.datetime(),
      /** How many handoffs, events or messages wait for it. */
      holds: z.number().int().nonnegative(),
      /** How often its deadline was told of. */
      escalations: z.number().int().nonnegative(),
      /** The command that shows all of it: the page that decides opens by personal links only. */
      command: z.string(),
    }),
  }),
);
export type OnCallEvent = z.infer<typeof onCallEventSchema>;

/** Those that the webhook is told of: escalations, and the end of what has been escalated. */
export function toldOnCallOf(
  milestones: readonly Milestone[],
  wanted: readonly OnCallEventType[],
): readonly Milestone[] {
  return milestones.filter((one, index) => {
    const type = typeOf(milestones, one, index);
    return type !== undefined && wanted.includes(type);
  });
}

/** An end is told where something was escalated since the end before. */
function typeOf(
  milestones: readonly Milestone[],
  { kind }: Milestone,
  index: number,
): OnCallEventType | undefined {
  if (kind === 'escalated') return 'incident.escalated';
  if (kind !== 'ended') return undefined;
  const before = milestones.slice(0, index);
  const since = before.slice(before.findLastIndex((one) => one.kind === 'ended') + 1);
  return since.some((one) => one.kind === 'escalated') ? 'incident.resolved' : undefined;
}

/**
 * What the webhook is told of one commit of an incident's log: the same at each try, as it was then. Undefined where it
 * need not be told any more: an escalation that its end has overtaken, an end that the next escalation has.
 */
export function onCallEventOf(
  commits: readonly Commit[],
  { subjectId, seq }: { readonly subjectId: SubjectId; readonly seq: number },
  directory: Directory,
): OnCallEvent | undefined {
  const milestones = everyMilestone(commits);
  const index = milestones.findIndex((one) => one.seq === seq);
  const milestone = milestones[index];
  const type = milestone === undefined ? undefined : typeOf(milestones, milestone, index);
  const overtaking = type === 'incident.escalated' ? 'ended' : 'escalated';
  const isOvertaken = milestones.slice(index + 1).some(({ kind }) => kind === overtaking);
  const then = foldCommits(
    incidentModel,
    commits.filter((commit) => commit.seq <= seq),
  );
  if (milestone === undefined || type === undefined || then === undefined) return undefined;
  if (isOvertaken) return undefined;
  const { id } = subjectParts(subjectId);
  const { cause, contract, decideBy, escalations, members } = then;
  const holds = countHeld(members);
  const names = namesOf(directory);
  return {
    type,
    timestamp: milestone.at,
    data: {
      incident: id,
      severity: severityOf({ cause, holds, decideBy }, milestone.at),
      headline: capitalised(causePhrase(cause, names)),
      ...(contract === undefined ? {} : { contract }),
      owner: nameOf(names, then.assignee ?? then.owner),
      deadline: decideBy,
      holds,
      escalations,
      command: `npx baton incidents show ${id}`,
    },
  };
}

/** The `webhook-id` of an event: the same at each try, so that a receiver takes it once. */
export function onCallEventId({
  subjectId,
  seq,
}: {
  readonly subjectId: SubjectId;
  readonly seq: number;
}): string {
  return `msg_${stableId('on-call', subjectId, String(seq))}`;
}
