import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import { isoInstant } from '../api/stored-values.ts';
import { fullName } from '../portal/owner.ts';
import { objectTypeNames } from '../portal/object-type.ts';
import { viewAt } from '../portal/record.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Delivery } from '../webhooks/delivery-log.ts';
import { documentOf } from './document.ts';
import { recordCard } from './record-card.ts';

const shownDeliveries = 20;

/** The whole page: records, owners, faults, webhooks. `notice` is what the last form did, if any. */
export function renderPage(sandbox: Sandbox, notice: string | undefined): string {
  return documentOf(
    'Sandbox HubSpot',
    html`<header>
      <h1>Sandbox HubSpot</h1>
      <p class="quiet">Portal ${sandbox.identity.portalId}. Nothing here is real. <a href="/">Refresh</a></p>
      ${notice === undefined ? '' : html`<p role="status"><strong>${notice}</strong></p>`}
    </header>`,
    html`<main>
      <h2>Records</h2>
      ${recordCards(sandbox)}
      <h2>Owners</h2>
      ${owners(sandbox)}
      <h2>Faults that wait for a request</h2>
      ${faults(sandbox)}
      <h2>Webhooks</h2>
      ${webhooks(sandbox)}
    </main>`,
  );
}

function recordCards({ portal }: Sandbox): Html[] {
  const records = objectTypeNames.flatMap((type) => portal.records.all(type));
  return records
    .filter(({ archivedAt }) => archivedAt === undefined)
    .map((record) => recordCard(viewAt(record, Number.POSITIVE_INFINITY), portal));
}

function owners({ portal }: Sandbox): Html {
  return html`<ul>
    ${portal.owners.map(
      (owner) =>
        html`<li>
          ${fullName(owner)}
          <span class="quiet"
            >owner ${owner.id} · user ${owner.userId} · ${owner.email} ·
            ${owner.archived ? 'has left' : owner.team}</span
          >
        </li>`,
    )}
  </ul>`;
}

function faults(sandbox: Sandbox): Html {
  const waiting = sandbox.faults.all();
  if (waiting.length === 0) return html`<p class="quiet">None.</p>`;
  return html`<ul>
    ${waiting.map(
      ({ fault, match, times }) =>
        html`<li>
          ${fault} <span class="quiet">${match.method ?? ''} ${match.pathPattern} · ${times} times</span>
        </li>`,
    )}
  </ul>`;
}

function webhooks({ settings, deliveries }: Sandbox): Html {
  return html`<p class="quiet">To ${settings.webhookUrl ?? 'nobody: no address is set'}.</p>
    ${deliveries.all().slice(0, shownDeliveries).map(deliveryCard)}`;
}

function deliveryCard({ at, state, attempts, events }: Delivery): Html {
  const answers = attempts.map(({ status, body }) => (status === undefined ? body : String(status)));
  return html`<article>
    <p>${state} <span class="quiet">${isoInstant(at)} · answers: ${answers.join(', ')}</span></p>
    <details>
      <summary>Events</summary>
      <pre>${JSON.stringify(events, null, 2)}</pre>
    </details>
  </article>`;
}
