import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryRows } from '#adapters/memory/rows.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { subjectId } from '#domain/ids.ts';
import { mergePages, placesFrom } from '#lambdas/look-up/merge-pages.ts';

/** Rows of three contracts whose order interleaves; the last contract has none. */
function manyRows() {
  const world = createWorld();
  const contracts = ['a', 'a', 'b', 'a', 'b', 'b', 'b', 'a', 'a', 'b', 'a'];
  for (const [minute, contract] of contracts.entries()) {
    const id = subjectId('handoff', `${contract}${minute}`);
    const openedAt = `2030-01-31T12:${String(minute).padStart(2, '0')}:00.000Z`;
    world.rows.set(id, { subjectId: id, seq: 1, status: 'offered', contract, openedAt });
  }
  const newestFirst = contracts.map((contract, minute) => `handoff#${contract}${minute}`).reverse();
  return { rows: memoryRows(world), newestFirst };
}

/** The whole list, in pages of at most as many rows as are asked for each time. */
async function readBy(limitOf: () => number): Promise<readonly string[]> {
  const { rows } = manyRows();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const limit = limitOf();
    const places = placesFrom(['a', 'b', 'empty'], cursor) ?? {};
    const page = await mergePages(rows, places, limit);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    expect(page.rows.length).toBeGreaterThan(0);
    seen.push(...page.rows.map((row) => row.subjectId));
    cursor = page.next;
  } while (cursor !== undefined);
  return seen;
}

describe('one list over several contracts', () => {
  it.each([1, 2, 3, 5, 50])('is newest first and whole in pages of at most %i', async (limit) => {
    expect(await readBy(() => limit)).toEqual(manyRows().newestFirst);
  });

  it('is newest first and whole however many rows are asked for each time', async () => {
    const limits = fc.infiniteStream(fc.integer({ min: 1, max: 12 }));
    await fc.assert(
      fc.asyncProperty(limits, async (stream) => {
        const each = stream[Symbol.iterator]();
        const next = () => {
          const one: IteratorResult<number, unknown> = each.next();
          return one.done === true ? 1 : one.value;
        };
        expect(await readBy(next)).toEqual(manyRows().newestFirst);
      }),
    );
  });

  it('has no place that somebody made up', () => {
    expect(placesFrom(['a'], 'made-up')).toBeUndefined();
    expect(placesFrom(['a'], Buffer.from('{"a":{"shown":-1}}').toString('base64url'))).toBeUndefined();
  });
});
