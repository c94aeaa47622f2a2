import type { Commit } from '../log/commit.ts';
import type { Came } from '../operator/incidents.ts';
import { incidentFactSchema } from './facts.ts';
import { nameOf } from './held-in.ts';

/** By these facts something comes into an incident. An outage fills the log with others: only these are parsed. */
const CAME: ReadonlySet<string> = new Set(['IncidentOpened', 'IncidentReopened', 'IncidentJoined']);
/** So many of an outage are told one by one. */
const MOST_TOLD = 200;

/**
 * What came into an incident since then, the newest first: each handoff, event or message once, by when it came last,
 * however often it did.
 */
export function cameSince(commits: readonly Commit[], since: string): Came[] {
  const last = new Map<string, string>();
  for (const commit of commits) {
    if (commit.at < since) continue;
    for (const name of namesThatCame(commit)) last.set(name, commit.at);
  }
  return [...last]
    .map(([of, at]) => ({ of, at }))
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .slice(0, MOST_TOLD);
}

/** What came into an incident by a commit: a handoff, an event or a message, without what began it. */
export function namesThatCame({ facts }: Commit): readonly string[] {
  return facts.flatMap(memberThatCame).map(nameOf);
}

function memberThatCame(raw: Commit['facts'][number]): readonly string[] {
  if (!CAME.has(raw.type)) return [];
  const fact = incidentFactSchema.parse(raw);
  return 'member' in fact ? [fact.member] : [];
}
