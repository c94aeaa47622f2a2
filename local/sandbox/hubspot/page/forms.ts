import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import { fullName } from '../portal/owner.ts';
import type { Owner } from '../portal/owner.ts';
import type { PropertyDefinition } from '../portal/property-definition.ts';
import type { RecordView } from '../portal/record.ts';
import type { Portal } from '../portal/portal.ts';

/** The property that shows how far a record is, by kind of object. */
export const stageProperty = {
  contacts: 'lifecyclestage',
  companies: 'lifecyclestage',
  deals: 'dealstage',
} as const;

/** Forms that change a record as a person in the CRM: its stage, its owner, any property, or its end. */
export function changeForms({ record, values }: RecordView, portal: Portal): Html {
  const definitions = portal.properties[record.type];
  const stage = definitions.find(({ name }) => name === stageProperty[record.type]);
  const people = portal.owners.filter(({ archived }) => !archived);
  const action = `/page/change/${record.type}/${record.id}`;
  return html`
    ${stage === undefined ? '' : stageForm(action, stage, values[stage.name] ?? '', people)}
    <form method="post" action="${action}">
      <input type="hidden" name="property" value="hubspot_owner_id" />
      <label
        >Owner
        ${select(
          'value',
          people.map((owner) => [owner.id, fullName(owner)]),
          values.hubspot_owner_id ?? '',
        )}</label
      >
      ${byWhom(people)}<button>Set owner</button>
    </form>
    <form method="post" action="${action}">
      <label
        >Property
        ${select(
          'property',
          writable(definitions).map(({ name, label }) => [name, label]),
          '',
        )}</label
      >
      <label>Value <input name="value" /></label>
      ${byWhom(people)}<button>Set</button>
    </form>
    <form method="post" action="/page/merge/${record.type}/${record.id}">
      <label>Into the record <input name="into" required /></label>
      ${byWhom(people)}<button>Merge</button>
    </form>
    <form method="post" action="/page/delete/${record.type}/${record.id}">
      ${byWhom(people)}<button>Delete</button>
    </form>
    <form method="post" action="/page/webhook/${record.type}/${record.id}">
      <button>Send the last stage change again</button>
    </form>
  `;
}

function stageForm(
  action: string,
  stage: PropertyDefinition,
  chosen: string,
  people: readonly Owner[],
): Html {
  const options = stage.options.map(({ value, label }) => [value, label] as const);
  return html`<form method="post" action="${action}">
    <input type="hidden" name="property" value="${stage.name}" />
    <label>${stage.label} ${select('value', options, chosen)}</label>
    ${byWhom(people)}<button>Set stage</button>
  </form>`;
}

function byWhom(people: readonly Owner[]): Html {
  const options = people.map((person) => [String(person.userId), fullName(person)] as const);
  return html`<label>As ${select('userId', options, '98004')}</label>`;
}

function writable(definitions: readonly PropertyDefinition[]): PropertyDefinition[] {
  return definitions.filter(({ readOnly }) => !readOnly);
}

function select(name: string, options: readonly (readonly [string, string])[], chosen: string): Html {
  return html`<select name="${name}">
    ${options.map(([value, label]) =>
      value === chosen
        ? html`<option value="${value}" selected>${label}</option>`
        : html`<option value="${value}">${label}</option>`,
    )}
  </select>`;
}
