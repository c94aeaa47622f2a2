import type { BlockedEvent } from '#domain/blocked/blocked.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId, subjectIdSchema } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { blockedModel, foldCommits, handoffModel } from '#domain/subjects.ts';
import type { Ports } from '#application/ports.ts';
import { notFound } from './problem.ts';

/** What an id stands for: a handoff, or an event that waits to become one. */
export type Found = { readonly subject: SubjectId; readonly commits: readonly Commit[] } & (
  | { readonly kind: 'handoff'; readonly state: Handoff }
  | { readonly kind: 'blocked'; readonly state: BlockedEvent }
);

/** Finds what an id stands for. Throws an OperatorProblem when nothing has it. */
export async function findSubject({ log }: Pick<Ports, 'log'>, id: string): Promise<Found> {
  if (!subjectIdSchema.safeParse(`handoff#${id}`).success) throw notFound('handoff or blocked event', id);
  const handoff = subjectId('handoff', id);
  const commits = await log.read(handoff);
  const state = foldCommits(handoffModel, commits);
  if (state !== undefined) return { kind: 'handoff', subject: handoff, commits, state };
  return findBlocked(log, id);
}

async function findBlocked(log: Ports['log'], id: string): Promise<Found> {
  const subject = subjectId('blocked', id);
  const commits = await log.read(subject);
  const state = foldCommits(blockedModel, commits);
  if (state === undefined) throw notFound('handoff or blocked event', id);
  return { kind: 'blocked', subject, commits, state };
}
