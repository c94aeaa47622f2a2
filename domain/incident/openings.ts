import type { Commit } from '../log/commit.ts';

/** The commits of each opening of an incident: what came more than a day after the end of the one before is another matter. */
export function openingsOf(commits: readonly Commit[]): readonly (readonly Commit[])[] {
  const starts = commits.flatMap(({ facts }, index) => (facts.some(isOpened) ? [index] : []));
  return starts.map((start, index) => commits.slice(start, starts[index + 1]));
}

function isOpened({ type }: Commit['facts'][number]): boolean {
  return type === 'IncidentOpened';
}
