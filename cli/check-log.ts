import { subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import { parseCommit } from '#domain/log/commit.ts';
import type { Commit } from '#domain/log/commit.ts';
import { findChainFault } from '#domain/log/verify-chain.ts';
import type { LogAnswer } from '#domain/operator/evidence.ts';
import type { Row } from '#domain/ports/rows.ts';
import { blockedRow, handoffRow, rowEquals } from '#domain/projection.ts';
import type { Settings } from '#domain/settings.ts';
import { blockedModel, foldCommits, handoffModel } from '#domain/subjects.ts';

/** Whether something holds, and what was found. */
export interface Finding {
  readonly holds: boolean;
  readonly found: string;
}

export interface LogCheck {
  readonly id: string;
  readonly commits: number;
  readonly chain: Finding;
  readonly projection: Finding;
}

/** Recomputes the hash chain and the projection from the stored texts alone; nothing that the sender concluded counts. */
export function checkLog(id: string, { subjectId, commits: texts, row, settings }: LogAnswer): LogCheck {
  const commits = readAll(texts);
  if (!Array.isArray(commits)) {
    return {
      id,
      commits: texts.length,
      chain: commits,
      projection: fails('not computed: a commit cannot be read'),
    };
  }
  const chain = checkChain(id, subjectId, commits);
  return { id, commits: texts.length, chain, projection: checkProjection(subjectId, commits, row, settings) };
}

function holds(found: string): Finding {
  return { holds: true, found };
}

function fails(found: string): Finding {
  return { holds: false, found };
}

function readAll(texts: readonly string[]): Commit[] | Finding {
  const commits: Commit[] = [];
  for (const [at, text] of texts.entries()) {
    try {
      commits.push(parseCommit(text));
    } catch {
      // What cannot be read is what this command is there to find.
      return fails(`commit ${at + 1} cannot be read`);
    }
  }
  return commits;
}

function checkChain(id: string, subjectId: SubjectId, commits: readonly Commit[]): Finding {
  if (subjectParts(subjectId).id !== id || commits[0]?.subjectId !== subjectId)
    return fails('this is the log of another one');
  const fault = findChainFault(commits);
  if (fault === undefined)
    return holds(`commits 1 to ${commits.length}, each with the digest of the one before it`);
  switch (fault.problem) {
    case 'gap':
      return fails(`commit ${fault.seq} does not follow the one before it: something is missing`);
    case 'wrong-subject':
      return fails(`commit ${fault.seq} belongs to something else`);
    case 'wrong-previous':
      return fails(
        `commit ${fault.seq} does not carry the digest of the one before it: one of them was changed`,
      );
  }
}

function checkProjection(
  subjectId: SubjectId,
  commits: readonly Commit[],
  row: Row | undefined,
  settings: Settings,
): Finding {
  if (row === undefined) return fails('there is no row');
  try {
    const projected = project(subjectId, commits, settings);
    if (projected === undefined) return fails('the log tells of nothing that has a row');
    return rowEquals(row, projected)
      ? holds('the row says what the log says')
      : fails(differences(row, projected));
  } catch (error) {
    return fails(`the log cannot be folded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function project(subjectId: SubjectId, commits: readonly Commit[], settings: Settings): Row | undefined {
  if (subjectParts(subjectId).kind === 'blocked') {
    const blocked = foldCommits(blockedModel, commits);
    return blocked === undefined ? undefined : blockedRow(subjectId, blocked);
  }
  const handoff = foldCommits(handoffModel, commits);
  return handoff === undefined ? undefined : handoffRow(subjectId, handoff, settings);
}

function differences(row: Row, projected: Row): string {
  if (row.seq < projected.seq) {
    return `the row stands at commit ${row.seq} and the log at ${projected.seq}: Baton repairs that by itself, look again later`;
  }
  const stored = fieldsOf(row);
  const told = fieldsOf(projected);
  const fields = [...new Set([...stored.keys(), ...told.keys()])].filter((field) => field !== 'settleBy');
  const wrong = fields.filter((field) => stored.get(field) !== told.get(field));
  return `the row says ${wrong.map((field) => saying(field, stored, told)).join(', ')}`;
}

type Fields = ReadonlyMap<string, string>;

function fieldsOf(row: Row): Fields {
  return new Map(Object.entries(row).map(([field, value]) => [field, String(value)]));
}

function saying(field: string, stored: Fields, told: Fields): string {
  return `${field} ${stored.get(field) ?? 'nothing'} (the log: ${told.get(field) ?? 'nothing'})`;
}
