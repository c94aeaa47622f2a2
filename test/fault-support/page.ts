import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { boundaries, faults, lengths, PASSING_HITS, PASSING_WAITS } from './cell.ts';
import type { Boundary, Cell, Fault } from './cell.ts';
import { exceptionOf, expectedOf } from './expected.ts';
import { rules } from './rules.ts';
import type { End, Nature } from './rules.ts';
import type { FaultSystem } from './system.ts';
import { systems } from './systems.ts';

export const PAGE = join(import.meta.dirname, '../../docs/faults.md');

/** What a run has seen, or what is expected: the end of a cell; undefined where there is nothing to play. */
export type Ends = (cell: Cell) => ShownEnd | undefined;
export type ShownEnd = Pick<End, 'writes' | 'applied'> & { readonly verdict: string } & {
  readonly told?: boolean;
};

export const expectedEnds: Ends = (cell) => {
  const system = systems.find(({ name }) => name === cell.system);
  const expected = system === undefined ? undefined : expectedOf(system, cell);
  return expected === undefined || 'none' in expected ? undefined : expected;
};

/** The page about these ends, as it stands in the repository. */
export async function pageOf(ends: Ends): Promise<string> {
  const text = [HEAD, ...systems.map((system) => sectionOf(system, ends)), reasons()].join('\n\n');
  return format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

const HEAD = `# What happens when a system fails

<!-- Written by \`npm run test:faults -- -u\`; do not edit. -->

One handoff is played for each cell: the real handlers and the real connector, which speaks HTTP to the system's sandbox,
under a clock that is pushed. One thing goes wrong at one place. Its end was written down before it was played
(\`test/fault-support/rules.ts\`), and the run compares both; \`npm run test:faults\` does it again.

A cell shows the end of a fault that passes, and after the stroke that of one that lasts. A fault that passes strikes
${String(PASSING_HITS)} times, a 429 ${String(PASSING_WAITS)} times; one that lasts never ends. The numbers are the writes that arrived and, after the
arrow, those that changed something; in the column of rollbacks they count the reversal. _Told_: somebody was told
meanwhile, and nothing was to decide. A dash: there is nothing to play, see below.

_Token refresh_ is about a token that the system has refused, _early refresh_ about one that is about to end by its own
word. HubSpot and Asana are played by the consent of a person; a token of the app's own has neither.

| end | what it means | people |
| --- | --- | --- |
| VERIFIED | written, read back, equal; the system shows who accepted | nobody is involved |
| taken back | the system shows what stood there before; what Baton made is put away | nobody is involved any more |
| waiting | it goes on by itself; as soon as the system lets it, it ends as if nothing had been | told after a quarter of an hour, of a limit after an hour; nothing to decide |
| failed | three attempts were not enough; held | asked |
| DROPPED | the system said yes, and does not show it; held | asked |
| OVERWRITTEN | the system shows somebody else's value, which is left; held | asked |
| PARTIAL | it could not be taken back everywhere; held | asked |

In every cell besides: nothing is called done that the system does not show; nothing is made twice; no more than three
writes are sent that were not answered with “later”; each carries a key of its own and the handoff's correlation id where
the system can carry them (Asana does, with what Baton makes, and what a team describes itself, if it names the headers); the log's chain holds, no message is left over, and no other
incident is open than the one that the end names.`;

function sectionOf(system: FaultSystem, ends: Ends): string {
  const head = [`| fault | ${boundaries.join(' | ')} |`, `| --- |${' --- |'.repeat(boundaries.length)}`];
  const lines = faults.map((fault) => {
    const cells = boundaries.map((boundary) => cellText({ system: system.name, boundary, fault }, ends));
    return `| ${fault} | ${cells.join(' | ')} |`;
  });
  return [`## ${system.name}`, '', ...head, ...lines].join('\n');
}

function cellText(place: Omit<Cell, 'length'>, ends: Ends): string {
  const [passing, lasting] = lengths.map((length) => ends({ ...place, length }));
  if (passing === undefined) return '–';
  if (lasting === undefined) return endText(passing);
  return `${endText(passing)} / ${endText(lasting)}`;
}

function endText({ verdict, writes, applied, told }: ShownEnd): string {
  const isTold = told === true ? ', told' : '';
  return `${verdict} ${writes === 'any' ? '…' : String(writes)} → ${String(applied)}${isTold}`;
}

const NATURE_NAMES: Readonly<Record<Nature, string>> = {
  dies: 'crash',
  open: 'timeout, 5xx, malformed JSON, HTML, truncated body, slow drip, an error inside a yes that says nothing of the write',
  limit: '429 storm',
  refused: 'an error inside a yes that says that nothing was written (Salesforce, of a write)',
  untrue: 'silent drop; in a reading: one that is behind',
  another: 'change by another',
};

/** Why each end follows, and where and why there is none. */
function reasons(): string {
  const parts = boundaries.map((boundary) => [`### ${boundary}`, '', ...reasonsAt(boundary)].join('\n'));
  return ['## Why', '', parts.join('\n\n'), '', '### Where a system differs', '', ...exceptions()].join('\n');
}

function reasonsAt(boundary: Boundary): readonly string[] {
  return (Object.keys(NATURE_NAMES) as Nature[]).flatMap((nature) => {
    const { because, passing, lasting } = rules[boundary][nature];
    const nones = [passing, lasting].flatMap((end) => ('none' in end ? [end.none] : []));
    const words = [because, ...new Set(nones)].filter((word) => word !== '');
    return [`- _${NATURE_NAMES[nature]}_: ${words.join(' ')}`];
  });
}

/** A line for each reason for which a system differs at a place from the rule. */
function exceptions(): readonly string[] {
  return systems.flatMap((system) =>
    boundaries.flatMap((boundary) => {
      const differing = faults.filter((fault) => whyDifferent(system, boundary, fault) !== undefined);
      const whys = new Set(differing.map((fault) => whyDifferent(system, boundary, fault)));
      const which = differing.length === faults.length ? '' : ` (${differing.join(', ')})`;
      return [...whys].map((why) => `- ${system.name}, ${boundary}${which}: ${String(why)}`);
    }),
  );
}

function whyDifferent(system: FaultSystem, boundary: Boundary, fault: Fault): string | undefined {
  return lengths
    .map((length) => exceptionOf(system, { system: system.name, boundary, fault, length }))
    .find((exception) => exception !== undefined)?.because;
}
