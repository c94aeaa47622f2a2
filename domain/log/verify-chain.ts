import { digestOf, NO_PREVIOUS } from './commit.ts';
import type { Commit } from './commit.ts';

export type ChainFault = {
  readonly seq: number;
  readonly problem: 'gap' | 'wrong-subject' | 'wrong-previous';
};

/** Recomputes the hash chain of one subject from its raw commits; undefined when nothing was changed, removed or forged. */
export function findChainFault(commits: readonly Commit[]): ChainFault | undefined {
  let previous = NO_PREVIOUS;
  for (const [index, commit] of commits.entries()) {
    if (commit.seq !== index + 1) return { seq: commit.seq, problem: 'gap' };
    if (commit.subjectId !== commits[0]?.subjectId) return { seq: commit.seq, problem: 'wrong-subject' };
    if (commit.previous !== previous) return { seq: commit.seq, problem: 'wrong-previous' };
    previous = digestOf(commit.text);
  }
  return undefined;
}
