import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import type { CrmRecord } from '../portal/record.ts';
import { viewAt } from '../portal/record.ts';
import type { Sandbox } from '../sandbox.ts';
import { documentOf } from './document.ts';
import { recordFacts, recordTitle } from './record-card.ts';

/** One record to look at, as HubSpot's own app shows it to a user of the account. */
export function renderRecord({ portal, identity }: Sandbox, record: CrmRecord): string {
  const view = viewAt(record, Number.POSITIVE_INFINITY);
  const title = recordTitle(view);
  const values = Object.entries(view.values).map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  );
  return documentOf(
    title,
    header(title, `Portal ${String(identity.portalId)} · ${record.type} ${record.id}`),
    html`<main>
      <article>${recordFacts(view, portal)}</article>
      <h2>Properties</h2>
      <dl>${values}</dl>
    </main>`,
  );
}

/** Said instead of a record that is not there. */
export function renderNoRecord(): string {
  const title = 'There is no such record';
  return documentOf(title, header(title, 'Nothing in this account has this address'));
}

function header(title: string, about: string): Html {
  return html`<header>
    <h1>${title}</h1>
    <p class="quiet">${about}. Nothing here is real. <a href="/">Everything in the sandbox HubSpot</a></p>
  </header>`;
}
