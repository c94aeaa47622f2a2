import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { Wrong } from './judge.ts';
import type { Played } from './play-handoff.ts';

/** One run. */
export interface Soaked {
  readonly handoffs: number;
  readonly seed: number;
  readonly played: readonly Played[];
  readonly wrong: readonly Wrong[];
}

const WRONGS = {
  lost: 'lost: no end, and nobody asked',
  doubled: 'doubled: written or made twice',
  falselyDone: 'falsely done: the log claims what a system does not show',
  broken: 'a broken chain, or a row that is not what the log says',
} as const;

/** How much went wrong; every number must be 0. */
export function countsOf({ wrong }: Soaked): Readonly<Record<keyof typeof WRONGS, number>> {
  const count = (key: keyof Wrong): number => wrong.flatMap((each) => each[key]).length;
  return {
    ...{ lost: count('lost'), doubled: count('doubled') },
    ...{ falselyDone: count('falselyDone'), broken: count('broken') },
  };
}

/** Writes what came of a run as a page. */
export async function writePage(file: string, soaked: Soaked): Promise<void> {
  const { handoffs, seed, played } = soaked;
  const counts = countsOf(soaked);
  const text = [
    '# The soak',
    `<!-- Written by \`npm run soak -- --handoffs ${String(handoffs)} --seed ${String(seed)}\`; do not edit. -->`,
    INTRO,
    `${String(handoffs)} handoffs, seed ${String(seed)}; ${String(played.filter(({ hasDied }) => hasDied).length)} Lambdas died as planned.`,
    table(
      ['what must not be', 'found'],
      Object.entries(WRONGS).map(([key, what]) => [what, String(counts[key as keyof typeof WRONGS])]),
    ),
    '## By what the systems did',
    table(['fault', 'handoffs', 'verified without a person', 'held for a person'], byFault(played)),
    '## By who died',
    table(['Lambda', 'deaths', 'verified without a person', 'held for a person'], byLambda(played)),
  ].join('\n\n');
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}

const INTRO = `The whole of Baton, deployed to a local AWS emulator, over three systems: the owner in HubSpot, the owner of a lead in
Salesforce, a task in Asana. Each handoff is played by chance under a seed: at most one system does one thing wrong, at most
one Lambda dies after one of its calls. Afterwards what the sandboxes hold is compared with what the log claims.`;

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rows = [head, head.map(() => '---'), ...lines];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function byFault(played: readonly Played[]): readonly (readonly string[])[] {
  return grouped(played, ({ chance: { fault }, hasMet }) => {
    if (fault === undefined || !hasMet) return 'none';
    return fault.isLasting ? `${fault.kind} (lasting)` : fault.kind;
  });
}

function byLambda(played: readonly Played[]): readonly (readonly string[])[] {
  const died = played.filter(({ hasDied }) => hasDied);
  return grouped(died, ({ chance: { death } }) => death?.lambda ?? 'nobody');
}

function grouped(
  played: readonly Played[],
  nameOf: (each: Played) => string,
): readonly (readonly string[])[] {
  const names = [...new Set(played.map(nameOf))].toSorted();
  return names.map((name) => {
    const those = played.filter((each) => nameOf(each) === name);
    const alone = those.filter(({ end, wasHeld }) => end === 'completed' && !wasHeld);
    const held = those.filter(({ wasHeld }) => wasHeld);
    return [name, ...[those, alone, held].map(({ length }) => String(length))];
  });
}
