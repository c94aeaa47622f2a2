import { nameOf } from '../incident/held-in.ts';
import type { IncidentFact } from '../incident/facts.ts';
import { subjectParts } from '../ids.ts';
import type { Commit } from '../log/commit.ts';
import { incidentModel } from '../subjects.ts';

/**
 * The commits of an incident's story without what tells nothing new: a handoff may wait in it for two systems of its own, and
 * is told to wait when the first of these brings it there, and not to wait any more when the last lets it go.
 */
export function incidentNews(commits: readonly Commit[]): readonly Commit[] {
  const [first] = commits;
  if (first === undefined || subjectParts(first.subjectId).kind !== 'incident') return commits;
  const isNews = newsIn(new Map());
  return commits.map((commit) => ({
    ...commit,
    facts: commit.facts.filter((raw) => {
      const fact = incidentModel.parse(raw);
      return !fact.success || isNews(fact.data);
    }),
  }));
}

/** Whether a fact tells of whom it names what was not told before; `reasons`: how many each has to wait in the incident now. */
function newsIn(reasons: Map<string, number>): (fact: IncidentFact) => boolean {
  const changed = (member: string, by: 1 | -1): number => {
    const count = Math.max(0, (reasons.get(nameOf(member)) ?? 0) + by);
    reasons.set(nameOf(member), count);
    return count;
  };
  return (fact) => {
    if (fact.type === 'IncidentLeft') return changed(fact.member, -1) === 0;
    if (fact.type === 'IncidentJoined') return changed(fact.member, 1) === 1;
    if ('members' in fact) for (const member of fact.members) changed(member, -1);
    if ('member' in fact) {
      reasons.clear();
      changed(fact.member, 1);
    }
    return true;
  };
}
