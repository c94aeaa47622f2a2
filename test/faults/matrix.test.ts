import { describe, expect, test } from 'vitest';
import type { Cell } from '#test/fault-support/cell.ts';
import { incidentOf, playableOf } from '#test/fault-support/expected.ts';
import { PAGE, pageOf } from '#test/fault-support/page.ts';
import type { ShownEnd } from '#test/fault-support/page.ts';
import { play } from '#test/fault-support/play.ts';
import { systems } from '#test/fault-support/systems.ts';

const seen = new Map<string, ShownEnd>();
const keyOf = ({ system, boundary, fault, length }: Cell): string =>
  [system, boundary, fault, length].join(', ');

describe.each(systems)('$name', (system) => {
  const cells = playableOf(system).map(
    ([cell, end]) => [cell.boundary, cell.fault, cell.length, cell, end] as const,
  );

  test.each(cells)('%s, %s, %s', async (...[, , , cell, end]) => {
    const { incidents, things, ...played } = await play(cell);
    const incident = incidentOf(end);
    const told = played.verdict === 'VERIFIED' && incidents.length > 0 ? { told: true } : {};
    // How often somebody asks while being told to wait is chance.
    const found = { ...played, ...told, ...(end.writes === 'any' && { writes: 'any' as const }) };
    seen.set(keyOf(cell), found);
    expect(found).toEqual(end);
    expect(incidents).toEqual(incident === undefined ? [] : [incident]);
    expect(things).toBeLessThanOrEqual(1);
  });
});

test('docs/faults.md says what was seen', async ({ skip }) => {
  const total = systems.flatMap(playableOf).length;
  if (seen.size < total) skip(`only ${seen.size} of ${total} cells were played`);
  await expect(await pageOf((cell) => seen.get(keyOf(cell)))).toMatchFileSnapshot(PAGE);
  const names = systems.map(({ name }) => name).join(', ');
  process.stdout.write(
    `Proved: in all ${total} cases in which ${names} failed at some place of a write, each handoff ended as docs/faults.md says, and nothing was made twice.\n`,
  );
});
