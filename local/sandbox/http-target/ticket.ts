import * as z from 'zod';

export const ticketStates = ['open', 'in-progress', 'done'] as const;

const heldSchema = z.strictObject({
  externalKey: z.string().max(100).nullable(),
  title: z.string().max(120),
  state: z.enum(ticketStates),
  assignee: z.strictObject({ id: z.string().nullable() }).nullable(),
  points: z.number().nullable(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
});
type Held = z.infer<typeof heldSchema>;

/** What a request may change of a ticket. */
export const ticketValuesSchema = heldSchema.partial();
export type TicketValues = z.infer<typeof ticketValuesSchema>;

/** One ticket of the board. */
export interface Ticket extends Held {
  readonly id: string;
  readonly archived: boolean;
  /** Who changed it last; shown, and of no use to Baton. */
  readonly changedBy: 'app' | 'person';
}

/** Those of the values that were given. */
export function given(values: TicketValues): Partial<Held> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
