import type { World } from '#adapters/memory/world.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Handoff, HandoffState } from '#domain/handoff/state.ts';
import type { Commit } from '#domain/log/commit.ts';
import { factsOf, foldCommits, handoffModel } from '#domain/subjects.ts';
import { SUBJECT } from './given.ts';

const NOTHING: readonly Commit[] = [];

/** The log of the handoff. */
export function logOf({ commits }: World): readonly Commit[] {
  return commits.get(SUBJECT) ?? NOTHING;
}

/** What the log says now: the same object as long as the log is the same. */
export function presentOf(world: World): HandoffState {
  return foldCommits(handoffModel, logOf(world));
}

/** The present state of a handoff that exists. */
export function handoffOf(world: World): Handoff {
  const state = presentOf(world);
  if (state === undefined) throw new Error('there is no handoff yet');
  return state;
}

const read = new WeakMap<Commit, readonly HandoffFact[]>();

/** The facts of one commit. */
export function factsIn(commit: Commit): readonly HandoffFact[] {
  const known = read.get(commit) ?? factsOf(handoffModel, commit);
  read.set(commit, known);
  return known;
}

/** All facts of the handoff, each with the number of its commit. */
export function allFacts(world: World): readonly { readonly seq: number; readonly fact: HandoffFact }[] {
  return logOf(world).flatMap((commit) => factsIn(commit).map((fact) => ({ seq: commit.seq, fact })));
}
