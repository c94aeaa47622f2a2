import type { Explored, Node } from './explore.ts';
import { logOf } from './present.ts';

/** How a rule came to be broken, step by step, with what each step added to the log. */
export function storyOf({ rules, node }: NonNullable<Explored['broken']>): string {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) path.unshift(at);
  return [
    ...path.flatMap((step) => [step.step, ...newsOf(step)]),
    ...rules.map((rule) => `BROKEN: ${rule}`),
  ].join('\n');
}

function newsOf({ state, parent }: Node): readonly string[] {
  const before = parent === undefined ? 0 : logOf(parent.state.world).length;
  return logOf(state.world)
    .slice(before)
    .map(
      ({ seq, at, facts }) =>
        `    ${String(seq)} ${at.slice(11, 19)} ${facts.map(({ type }) => type).join(', ')}`,
    );
}
