import * as z from 'zod';
import { LARGEST_LIST_PAGE } from '#domain/operator/requests.ts';
import type { Row, RowPage, Rows } from '#domain/ports/rows.ts';

/**
 * Where the list of one contract stands: the cursor of its page (none: the first), how many of its rows were shown, and
 * how many were asked for, so that it is the same page when it is read again.
 */
const placeSchema = z.object({
  cursor: z.string().optional(),
  shown: z.number().int().nonnegative(),
  size: z.number().int().positive().max(LARGEST_LIST_PAGE).optional(),
});
type Place = z.infer<typeof placeSchema>;

/** Where each contract's list stands; a contract that is not in it has been shown whole. */
const placesSchema = z.record(z.string(), placeSchema);
type Places = z.infer<typeof placesSchema>;

interface Source {
  readonly contract: string;
  readonly place: Place;
  readonly page: RowPage;
}

/** The cursor's places, or the beginning of every contract's list. Undefined: not a cursor of ours. */
export function placesFrom(contracts: readonly string[], cursor: string | undefined): Places | undefined {
  if (cursor === undefined) return Object.fromEntries(contracts.map((contract) => [contract, { shown: 0 }]));
  try {
    const places: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return placesSchema.safeParse(places).data;
  } catch {
    // Cut off or made up: the same as a text of the wrong shape.
    return undefined;
  }
}

/**
 * The next rows over all contracts, newest first. It stops short where one contract's page ends, because what comes
 * after it may be newer than what the others have left. Every source costs one query, of at most `limit` rows or as many
 * as its page had before.
 */
export async function mergePages(rows: Rows, places: Places, limit: number): Promise<RowPage> {
  const sources = await Promise.all(
    Object.entries(places).map(async ([contract, place]): Promise<Source> => {
      const size = place.size ?? limit;
      const page = await rows.byContract(contract, size, place.cursor);
      return { contract, place: { ...place, size }, page };
    }),
  );
  const { taken, counts } = take(sources, limit);
  const next = Object.fromEntries(
    sources.flatMap((source) => placeAfter(source, counts.get(source.contract) ?? 0)),
  );
  return { rows: taken, next: Object.keys(next).length === 0 ? undefined : cursorOf(next) };
}

function take(
  sources: readonly Source[],
  limit: number,
): { taken: readonly Row[]; counts: Map<string, number> } {
  const taken: Row[] = [];
  const counts = new Map<string, number>();
  while (taken.length < limit) {
    const heads = sources.map((source) => ({ source, row: rowAt(source, counts) }));
    if (heads.some(({ source, row }) => row === undefined && source.page.next !== undefined)) break;
    const newest = heads.reduce((best, one) =>
      (one.row?.openedAt ?? '') > (best.row?.openedAt ?? '') ? one : best,
    );
    if (newest.row === undefined) break;
    taken.push(newest.row);
    counts.set(newest.source.contract, (counts.get(newest.source.contract) ?? 0) + 1);
  }
  return { taken, counts };
}

function rowAt({ contract, place, page }: Source, counts: ReadonlyMap<string, number>): Row | undefined {
  return page.rows[place.shown + (counts.get(contract) ?? 0)];
}

function placeAfter({ contract, place, page }: Source, count: number): [string, Place][] {
  const shown = place.shown + count;
  if (shown < page.rows.length) return [[contract, { ...place, shown }]];
  return page.next === undefined ? [] : [[contract, { cursor: page.next, shown: 0 }]];
}

function cursorOf(places: Places): string {
  return Buffer.from(JSON.stringify(places)).toString('base64url');
}
