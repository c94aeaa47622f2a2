import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { SoakArguments } from './arguments.ts';
import { ENDS, WRONGS } from './audit.ts';
import { nameOf } from './boundaries.ts';
import type { Seen } from './seen.ts';
import { shareAlone } from './tally.ts';
import type { Ends, Tally } from './tally.ts';

/** What the page is about. */
export interface Run extends SoakArguments {
  readonly tally: Tally;
  readonly seen: readonly Seen[];
}

const WRONG_TEXTS = {
  lost: 'lost: no end, or nobody asked, or accepted for the person alone',
  doubled: 'doubled: entered, made, offered or mailed once too often',
  'falsely done': 'falsely done: the log claims what a system does not show',
  broken: 'broken: a chain, or a row that is not what the log says',
} as const;

/** Writes what came of a run as a page. */
export async function writeReport(file: string, run: Run): Promise<void> {
  const options = await resolveConfig(file);
  await writeFile(file, await format(reportOf(run), { ...options, parser: 'markdown' }));
}

/** The page, in Markdown: without a date, and the times of the machine marked as such. */
export function reportOf({ handoffs, seed, atOnce, tally, seen }: Run): string {
  const { violations, byFault, byDeath, passing } = tally;
  const found = WRONGS.map((wrong) => [
    WRONG_TEXTS[wrong],
    count(violations.filter((each) => each.wrong === wrong)),
  ]);
  const faults = [...byFault].toSorted(([a], [b]) => a.localeCompare(b));
  return [
    '# The soak',
    `<!-- Written by \`npm run soak -- --handoffs ${String(handoffs)} --seed ${String(seed)} --at-once ${String(atOnce)}\`; do not edit. -->`,
    INTRO,
    `This run: ${String(handoffs)} handoffs, seed ${String(seed)}; ${count(seen.filter(({ struck }) => struck))} met a fault, in ${count(seen.filter(({ died }) => died))} a Lambda died.`,
    table(['what must not be', 'found'], found),
    `Of ${String(passing.handoffs)} that met nothing that lasts, ${percent(shareAlone(tally))} were verified without a person; 99 % is asked for.`,
    '## By what a system did',
    table(
      ['fault', 'ends by itself', ...HEAD],
      faults.map(([name, ends]) => [name, ends.passes ? 'yes' : 'no', ...cells(ends)]),
    ),
    '## By where a Lambda died',
    table(
      ['Lambda: right after', 'by then', ...HEAD],
      [...byDeath].map(([death, ends]) => [nameOf(death), death.means, ...cells(ends)]),
    ),
    '## Times of this machine',
    table(['from the webhook to the end', 'seconds'], times(seen)),
  ].join('\n\n');
}

const INTRO = `The whole of Baton, deployed to a local AWS emulator, over four systems: HubSpot, Salesforce, Asana and a service board that
a team describes itself. Each handoff is played from the webhook over the mail and the answer on its page to the end. By
chance under a seed, most meet one thing that one system does wrong, and in most one Lambda dies right after one of its
calls. When everything has settled, what the systems hold is compared with what the log says.`;

const HEAD = ['handoffs', ...ENDS] as const;

function cells(ends: Ends): readonly string[] {
  return HEAD.map((end) => String(ends[end]));
}

function count(list: readonly unknown[]): string {
  return String(list.length);
}

function percent(share: number): string {
  // Never rounded up to what it is not.
  return `${String(Math.floor(share * 1000) / 10)} %`;
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function times(seen: readonly Seen[]): readonly (readonly string[])[] {
  const sorted = seen.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  return [0.5, 0.95, 1].map((share) => {
    const took = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
    return [share === 1 ? 'the longest' : `${String(share * 100)} % within`, String(Math.round(took / 1000))];
  });
}
