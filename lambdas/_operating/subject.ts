import type { BlockedEvent } from '#domain/blocked/blocked.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId, subjectIdSchema } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { blockedModel, foldCommits, handoffModel } from '#domain/subjects.ts';
import type { Ports } from '#application/ports.ts';
import { unknownSubject } from './unknown-subject.ts';

/** What an id stands for: a handoff, or an event that waits to become one. */
export type Found = { readonly subject: SubjectId; readonly commits: readonly Commit[] } & (
  | { readonly kind: 'handoff'; readonly state: Handoff }
  | { readonly kind: 'blocked'; readonly state: BlockedEvent }
);

type SubjectPorts = Pick<Ports, 'log' | 'rows' | 'bundle'>;

/** Finds what an id stands for. Throws an OperatorProblem when nothing has it. */
export async function findSubject(ports: SubjectPorts, id: string): Promise<Found> {
  if (!subjectIdSchema.safeParse(`handoff#${id}`).success) throw await unknownSubject(ports, id);
  const handoff = subjectId('handoff', id);
  const commits = await ports.log.read(handoff);
  const state = foldCommits(handoffModel, commits);
  if (state !== undefined) return { kind: 'handoff', subject: handoff, commits, state };
  return findBlocked(ports, id);
}

async function findBlocked(ports: SubjectPorts, id: string): Promise<Found> {
  const subject = subjectId('blocked', id);
  const commits = await ports.log.read(subject);
  const state = foldCommits(blockedModel, commits);
  if (state === undefined) throw await unknownSubject(ports, id);
  return { kind: 'blocked', subject, commits, state };
}
