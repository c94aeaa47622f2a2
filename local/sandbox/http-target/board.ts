import { isDeepStrictEqual } from 'node:util';
import { given } from './ticket.ts';
import type { Ticket, TicketValues } from './ticket.ts';

/** The users whom the board knows, by their addresses. */
export const boardUsers = [
  'maya.chen@example.com',
  'jonas.weber@example.com',
  'priya.nair@example.com',
  'tom.okafor@example.com',
  'lena.fischer@example.com',
] as const;

/** How a ticket was after each change, the newest first. */
type Versions = readonly [now: Ticket, ...before: Ticket[]];

export type View = 'now' | 'before-last-change';

const blank = {
  externalKey: null,
  title: '',
  state: 'open',
  assignee: null,
  points: null,
  dueAt: null,
} as const;

/** The tickets; each remembers how it was. */
export class ServiceBoard {
  readonly #entries = new Map<string, Versions>();
  #last = 1000;

  all(): readonly Ticket[] {
    return [...this.#entries.values()].map(([now]) => now);
  }

  clear(): void {
    this.#entries.clear();
    this.#last = 1000;
  }

  find(id: string, view: View = 'now'): Ticket | undefined {
    const [now, before] = this.versions(id);
    return view === 'now' ? now : before;
  }

  /** How it was after each change, the newest first; none of a ticket that is not there. */
  versions(id: string): readonly Ticket[] {
    return this.#entries.get(id) ?? [];
  }

  /** Those that are not archived. */
  withKey(key: string, view: View = 'now'): readonly Ticket[] {
    return [...this.#entries.values()]
      .map(([now, before]) => (view === 'now' ? now : before))
      .filter((ticket) => ticket !== undefined)
      .filter(({ externalKey, archived }) => externalKey === key && !archived);
  }

  create(values: TicketValues, changedBy: Ticket['changedBy']): Ticket {
    const id = `T-${String((this.#last += 1))}`;
    const now = { ...blank, ...given(values), id, archived: false, changedBy };
    this.#entries.set(id, [now]);
    return now;
  }

  /** What sets nothing new is no change. */
  change(
    ticket: Ticket,
    values: TicketValues & { archived?: boolean },
    changedBy: Ticket['changedBy'],
  ): Ticket {
    const now = { ...ticket, ...given(values), archived: values.archived ?? ticket.archived, changedBy };
    if (isDeepStrictEqual({ ...now, changedBy: ticket.changedBy }, ticket)) return ticket;
    const [newest, ...before] = this.#entries.get(ticket.id) ?? [ticket];
    this.#entries.set(ticket.id, [now, newest, ...before]);
    return now;
  }
}
