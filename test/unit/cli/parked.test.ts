import { describe, expect, test } from 'vitest';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import { parked } from '#cli/commands/parked.ts';
import { styleFor } from '#cli/output/style.ts';
import type { Listed } from '#domain/operator/listing.ts';

const held = (id: string, cause: string): Listed => ({
  ...{ id, cause, kind: 'handoff', status: 'held', openedAt: '2030-01-31T12:00:00.000Z' },
});

/** Two pages, newest first; what is decided is noted, and one was decided by somebody else meanwhile. */
function apiWith(gone: string) {
  const decided: string[] = [];
  const pages = [
    { handoffs: [held('c', 'storm'), held('x', 'expired')], paused: [], leftAlone: [], next: '2' },
    { handoffs: [held('b', 'storm'), held('a', 'storm')], paused: [], leftAlone: [] },
  ];
  return {
    decided,
    list: async ({ cursor }: Readonly<Record<string, string>>) =>
      pages[cursor === undefined ? 0 : 1] ?? { handoffs: [], paused: [], leftAlone: [] },
    decide: async (id: string, decision: string) => {
      if (id === gone) throw new RefusedError('url', 409, { word: 'not-held', sentence: 'Not held.' });
      decided.push(`${decision} ${id}`);
      return { id, status: 'deciding', changed: true, story: [] };
    },
  };
}
const reason = 'it was an import';
const textOf = async (outcome: ReturnType<typeof parked>) => (await outcome).text(styleFor(false));

describe('what was too much at once', () => {
  test('is listed, the oldest first, and nothing else', async () => {
    const lines = (await textOf(parked(apiWith(''), 'sales', undefined))).split('\n');
    expect(lines.slice(1).map((line) => line.charAt(0))).toEqual(['a', 'b', 'c']);
  });

  test('is not touched before it is said that it may be', async () => {
    const api = apiWith('');
    const wish = { decision: 'retry', count: 2, reason, confirm: false } as const;
    expect(await textOf(parked(api, 'sales', wish))).toContain('This would release 2 of 3');
    expect(api.decided).toEqual([]);
  });

  test('goes on as far as was said, the oldest first', async () => {
    const api = apiWith('');
    const wish = { decision: 'retry', count: 2, reason, confirm: true } as const;
    expect(await textOf(parked(api, 'sales', wish))).toBe('2 released, 1 wait.');
    expect(api.decided).toEqual(['retry a', 'retry b']);
  });

  test('is discarded but for what somebody else decided meanwhile', async () => {
    const api = apiWith('b');
    const wish = { decision: 'cancel', count: 9, reason, confirm: true } as const;
    expect(await parked(api, 'sales', wish)).toMatchObject({ data: { discarded: ['a', 'c'] } });
    expect(api.decided).toEqual(['cancel a', 'cancel c']);
  });
});
