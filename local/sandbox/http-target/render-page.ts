import { html } from '../http/html.ts';
import { documentOf } from '../hubspot/page/document.ts';
import type { BoardSandbox } from './sandbox.ts';
import type { Ticket } from './ticket.ts';

/** The board as people see it. */
export function renderPage({ board }: BoardSandbox): string {
  const tickets = board.all();
  return documentOf(
    'Sandbox service board',
    html`<header>
      <h1>Sandbox service board</h1>
      <p class="quiet">A system that Baton knows by its description only. <a href="/">Refresh</a></p>
    </header>`,
    html`<main>${tickets.length === 0 ? html`<p class="quiet">No ticket.</p>` : tickets.map(card)}</main>`,
  );
}

function card({ id, title, state, assignee, dueAt, externalKey, archived }: Ticket) {
  const rows = [
    ['Assignee', assignee?.id ?? 'nobody'],
    ['State', archived ? 'archived' : state],
    ['Due', dueAt ?? 'no date'],
    ['Key', externalKey ?? 'none'],
  ];
  return html`<article id="ticket-${id}">
    <h4>${title === '' ? 'No title' : title} <span class="quiet">ticket ${id}</span></h4>
    <dl>
      ${rows.map(
        ([label = '', value = '']) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </article>`;
}
