import * as z from 'zod';

/** Why a system is left alone: it does not answer as it should, it does not let Baton in, or it gives no more today. */
export type LeftBecause = 'down' | 'consent' | 'daily-limit';

/**
 * How one system has been answering. Closed: everybody may ask. Open: nobody may before `until`. Recovering: as many as
 * the allowance may ask at once; with an allowance of one that one is the probe. Made when somebody reads one, so that
 * pages, which never do, need not carry it.
 */
export function circuitSchema() {
  const at = z.iso.datetime();
  /** Since when, and how often in a row it was found so. */
  const trouble = {
    because: z.enum(['down', 'consent', 'daily-limit']),
    since: at,
    times: z.number().int().positive(),
  };
  return z.discriminatedUnion('kind', [
    /** `faults`: in a row, of any worker. */
    z.object({
      kind: z.literal('closed'),
      faults: z.number().int().nonnegative(),
      /** A short limit was met, in the system's own word: nobody asks before then. Stays there when it is over. */
      rest: z.object({ until: at, because: z.string() }).optional(),
    }),
    z.object({ kind: z.literal('open'), ...trouble, until: at }),
    z.object({
      kind: z.literal('recovering'),
      ...trouble,
      allowance: z.number().int().positive(),
      faults: z.number().int().nonnegative(),
      /** Who is asking now. Whoever dies has its lease until it ends. */
      leases: z.array(z.object({ id: z.string().min(1), until: at })),
    }),
  ]);
}
export type Circuit = z.infer<ReturnType<typeof circuitSchema>>;
export type CircuitOf<Kind extends Circuit['kind']> = Extract<Circuit, { readonly kind: Kind }>;

/** A system of which nothing bad is known. */
export const CLOSED: Circuit = { kind: 'closed', faults: 0 };
