import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import { isoInstant } from '../api/stored-values.ts';
import { objectTypeNames } from '../portal/object-type.ts';
import { fullName } from '../portal/owner.ts';
import type { Portal } from '../portal/portal.ts';
import { viewAt } from '../portal/record.ts';
import type { HistoryEntry, RecordView } from '../portal/record.ts';
import { changeForms, stageProperty } from './forms.ts';

const batonProperties = [
  ['baton_state', 'Handoff state'],
  ['baton_offered_to', 'Offered to'],
  ['baton_accepted_by', 'Accepted by'],
  ['baton_since', 'Since'],
  ['baton_handoff_id', 'Handoff'],
] as const;

/** One record: owner, stage, what Baton shows on it, everything else folded away. */
export function recordCard(view: RecordView, portal: Portal): Html {
  const { record } = view;
  return html`<article id="${record.type}-${record.id}">
    <h3>${recordTitle(view)} <span class="quiet">${record.type} ${record.id}</span></h3>
    ${recordFacts(view, portal)}
    <details>
      <summary>Properties and their history</summary>
      <dl>
        ${[...view.history].map(
          ([name, entries]) =>
            html`<dt>${name}</dt>
              <dd>${historyList(entries)}</dd>`,
        )}
      </dl>
    </details>
    <details>
      <summary>Change as a person in HubSpot</summary>
      ${changeForms(view, portal)}
    </details>
  </article>`;
}

/** Who owns it, in which stage it is, and what Baton shows on it. */
export function recordFacts(view: RecordView, portal: Portal): Html {
  const { values } = view;
  const shown = batonProperties.filter(([name]) => values[name] !== undefined);
  return html`<dl>
    <dt>Owner</dt>
    <dd>${ownerName(values.hubspot_owner_id, portal)}</dd>
    <dt>Stage</dt>
    <dd>${stageLabel(view, portal)}</dd>
    ${linked(view, portal)}
    ${shown.map(
      ([name, label]) =>
        html`<dt>${label}</dt>
          <dd>${values[name] ?? ''}</dd>`,
    )}
  </dl>`;
}

/** Which records it is associated with, by the places where they stand on the page of everything. */
function linked({ record }: RecordView, { links, records }: Portal): Html | string {
  const others = objectTypeNames.flatMap((type) =>
    links.of(record, type).flatMap((id) => records.find(type, id) ?? []),
  );
  const shown = others.filter(({ archivedAt }) => archivedAt === undefined);
  if (shown.length === 0) return '';
  return html`<dt>Linked to</dt>
    ${shown.map(
      (other) =>
        html`<dd>
          <a href="/#${other.type}-${other.id}">${recordTitle(viewAt(other, Number.POSITIVE_INFINITY))}</a>
          <span class="quiet">${other.type} ${other.id}</span>
        </dd>`,
    )}`;
}

/** What people call a record. */
export function recordTitle({ record, values }: RecordView): string {
  const person = [values.firstname, values.lastname].filter((part) => part !== undefined).join(' ');
  const candidates = [person, values.name ?? '', values.dealname ?? '', values.email ?? ''];
  return candidates.find((candidate) => candidate !== '') ?? record.id;
}

function stageLabel({ record, values }: RecordView, portal: Portal): string {
  const property = stageProperty[record.type];
  const definition = portal.properties[record.type].find(({ name }) => name === property);
  const option = definition?.options.find(({ value }) => value === values[property]);
  return option?.label ?? values[property] ?? 'none';
}

function ownerName(id: string | undefined, { owners }: Portal): string {
  if (id === undefined) return 'nobody';
  const owner = owners.find((each) => each.id === id);
  return owner === undefined ? id : `${fullName(owner)} (${id})`;
}

function historyList(entries: readonly HistoryEntry[]): Html {
  return html`<ul>
    ${entries.map(
      (entry) =>
        html`<li>
          ${entry.value === '' ? '(cleared)' : entry.value}
          <span class="quiet">${isoInstant(entry.at)} · ${entry.sourceType} ${entry.sourceId}</span>
        </li>`,
    )}
  </ul>`;
}
