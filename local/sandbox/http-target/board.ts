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

interface Entry {
  readonly now: Ticket;
  /** Undefined: it was not there. */
  readonly before: Ticket | undefined;
}

export type View = 'now' | 'before-last-change';

const blank = {
  externalKey: null,
  title: '',
  state: 'open',
  assignee: null,
  points: null,
  dueAt: null,
} as const;

/** The tickets; each remembers how it was before its last change. */
export class ServiceBoard {
  readonly #entries = new Map<string, Entry>();
  #last = 1000;

  all(): readonly Ticket[] {
    return [...this.#entries.values()].map(({ now }) => now);
  }

  clear(): void {
    this.#entries.clear();
    this.#last = 1000;
  }

  find(id: string, view: View = 'now'): Ticket | undefined {
    const entry = this.#entries.get(id);
    return view === 'now' ? entry?.now : entry?.before;
  }

  /** Those that are not archived. */
  withKey(key: string, view: View = 'now'): readonly Ticket[] {
    return [...this.#entries.values()]
      .map((entry) => (view === 'now' ? entry.now : entry.before))
      .filter((ticket) => ticket !== undefined)
      .filter(({ externalKey, archived }) => externalKey === key && !archived);
  }

  create(values: TicketValues, changedBy: Ticket['changedBy']): Ticket {
    const id = `T-${String((this.#last += 1))}`;
    const now = { ...blank, ...given(values), id, archived: false, changedBy };
    this.#entries.set(id, { now, before: undefined });
    return now;
  }

  change(
    ticket: Ticket,
    values: TicketValues & { archived?: boolean },
    changedBy: Ticket['changedBy'],
  ): Ticket {
    const now = { ...ticket, ...given(values), archived: values.archived ?? ticket.archived, changedBy };
    this.#entries.set(ticket.id, { now, before: ticket });
    return now;
  }
}
