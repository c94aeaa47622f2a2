import { expect, it } from 'vitest';
import { allIncidents } from '#adapters/operator-api/all-incidents.ts';
import type { ListedIncident } from '#domain/operator/incidents.ts';

const NOW = Date.parse('2030-02-04T07:00:00.000Z');
const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
/** One that is over. */
const one = (id: string, since: string, came: ListedIncident['came'] = []): ListedIncident => ({
  id,
  status: 'resolved',
  severity: 'normal',
  cause: 'expired',
  because: id,
  owner: { id: 'o', name: 'O' },
  deciders: 1,
  since,
  decideBy: since,
  holds: 0,
  openings: 1,
  reopenings: 20,
  came,
});
it('what came back in the week counts, whenever it opened first', async () => {
  // 120 ended incidents of the last quarter, then one that opened 100 days ago and came back every day since.
  const all = [
    ...Array.from({ length: 120 }, (_, i) => one(`i${i}`, ago(1 + i * 0.7))),
    one('chronic', ago(100), [{ of: 'handoff#a', at: ago(1) }]),
  ];
  const api = {
    incidents: async ({ limit = '100', cursor = '0' }: Record<string, string>) => {
      const at = Number(cursor),
        to = at + Number(limit);
      return { incidents: all.slice(at, to), ...(to < all.length ? { next: String(to) } : {}) };
    },
  };
  const found = await allIncidents(api, { status: 'resolved', since: ago(7) }, 300);
  expect(found.map(({ id }) => id)).toContain('chronic');
});
