import { storyOf } from '#domain/story/story-of.ts';
import { sampleDirectory } from '../unit/contract/sample.ts';
import type { Explored, Node } from './explore.ts';

/** How a rule came to be broken, step by step, with the lines that each step added to the handoff's story. */
export function counterexample({ rules, node }: NonNullable<Explored['broken']>): string {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) path.unshift(at);
  const steps = path.flatMap((step) => [step.step, ...newsOf(step)]);
  return [...steps, ...rules.map((rule) => `BROKEN: ${rule}`)].join('\n');
}

function newsOf({ log, parent }: Node): readonly string[] {
  return storyOf(log.slice(parent?.log.length ?? 0), sampleDirectory).map(
    ({ seq, at, sentence }) => `    ${String(seq)} ${at.slice(11, 19)} ${sentence}`,
  );
}
