import type { Commit } from '#domain/log/commit.ts';
import type { HandoffLog } from '#domain/ports/handoff-log.ts';
import { RowAheadOfLogError } from '#domain/ports/row-ahead-of-log.ts';
import { putRow } from './rows.ts';
import type { World } from './world.ts';

export function memoryHandoffLog(world: World): HandoffLog {
  return {
    read: async (subject) => commitsOf(world, subject),
    append: async (commit) => append(world, commit),
    appendWithRow: async (commit, row, version) => {
      const isNew = !commitsOf(world, commit.subjectId).some(({ seq }) => seq === commit.seq);
      if (isNew && !putRow(world, row)) throw new RowAheadOfLogError(commit.subjectId, commit.seq);
      if (isNew && version !== undefined && !world.contractVersions.has(version.digest)) {
        world.contractVersions.set(version.digest, version);
      }
      return append(world, commit);
    },
  };
}

const commitsOf = (world: World, subject: string): readonly Commit[] => world.commits.get(subject) ?? [];

function append(world: World, commit: Commit): 'appended' | 'conflict' {
  const commits = commitsOf(world, commit.subjectId);
  const there = commits.find(({ seq }) => seq === commit.seq);
  if (there !== undefined) return there.commitId === commit.commitId ? 'appended' : 'conflict';
  world.commits.set(
    commit.subjectId,
    [...commits, commit].sort((one, other) => one.seq - other.seq),
  );
  return 'appended';
}
