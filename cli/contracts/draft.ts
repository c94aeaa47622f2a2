import { stringify } from 'yaml';
import type { ObjectKind } from '#domain/contract/contract.ts';
import { kebab } from '#domain/contract/kebab.ts';
import type { PortalKind, PortalOption } from '#domain/contract/portal.ts';

/** Everything that a first draft of a contract has to know. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly object: ObjectKind;
  readonly pipeline: string | undefined;
  readonly property: string;
  /** HubSpot's value that starts a handoff, and every other that the property can have. */
  readonly value: string;
  readonly options: readonly PortalOption[];
  readonly owner: string;
  readonly asked: string;
}

/** What is required and shown of each kind, as far as the account has it. Source of the names: HubSpot's default properties. */
const FIELDS = {
  contact: { typeId: '0-1', inputs: { email: 'email' }, show: ['company', 'jobtitle', 'email', 'phone'] },
  deal: { typeId: '0-3', inputs: { dealname: 'text' }, show: ['amount', 'closedate', 'description'] },
} as const satisfies Record<ObjectKind, object>;

/** The text of a contract that passes the check: safe choices, to be changed by whoever reads the comments. */
export const draftText = (draft: Draft, { properties }: PortalKind): string => {
  const { id, title, object, pipeline, property, value, options, owner, asked } = draft;
  const { typeId, inputs, show } = FIELDS[object];
  const label = (name: string): string | undefined => properties.find((one) => one.name === name)?.label;
  const present = <Entry>(
    name: string,
    entry: (label: string) => Entry,
  ): readonly (readonly [string, Entry])[] => {
    const found = label(name);
    return found === undefined ? [] : [[name, entry(found)]];
  };
  const part = (comment: string, fields: object): string =>
    `${comment
      .split('\n')
      .map((line) => `# ${line}\n`)
      .join('')}${stringify(fields, { lineWidth: 0 })}`;
  return [
    `# yaml-language-server: $schema=../docs/contract.schema.json\n#\n# ${title}. docs/writing-a-contract.md explains each field, and what else can stand here.\n`,
    stringify({ id, title, version: '1' }),
    part('Answers for this contract: decides what no rule decides.', { contractOwner: owner }),
    part('What starts a handoff.', {
      trigger: {
        ...{ source: 'hubspot', object },
        ...(pipeline === undefined ? {} : { pipeline }),
        ...{ property, status: wordFor(value, options) },
      },
    }),
    part("HubSpot's values and our words for them. A value that is missing here blocks the event.", {
      statusMap: Object.fromEntries(options.map((option) => [option.value, wordOf(option)])),
    }),
    part('What the record must carry before anybody is asked.', {
      inputs: Object.fromEntries(
        Object.entries(inputs).flatMap(([name, type]) => present(name, (found) => ({ label: found, type }))),
      ),
    }),
    part('What mails and pages show.', {
      show: Object.fromEntries(show.flatMap((name) => present(name, (found) => found))),
    }),
    stringify({ recordLink: `{appUrl}/contacts/{portalId}/record/${typeId}/{recordId}` }),
    part('Who is asked first; round-robin and least-loaded ask those of a pool.', {
      routing: { strategy: 'named-person', person: asked },
    }),
    part(
      'Who is asked when nobody answered: `pool:`, `person:`, or `hold`, and then the contract owner decides.',
      { fallback: 'hold' },
    ),
    stringify({ acknowledgment: { reminders: [{ before: '1h' }] } }),
    part('How long the offer stays open; with `calendar:` in working time.', { sla: { acceptWithin: '4h' } }),
    part("What must show the new owner, and Baton's own properties, which have to be made in HubSpot.", {
      sync: {
        targets: [
          {
            ...{ system: 'hubspot', ownerProperty: 'hubspot_owner_id' },
            properties: {
              ...{ handoffId: 'baton_handoff_id', state: 'baton_state', offeredTo: 'baton_offered_to' },
              ...{ acceptedBy: 'baton_accepted_by', since: 'baton_since' },
            },
            readBackAfter: '2s',
          },
        ],
      },
    }),
  ].join('\n');
};

const wordFor = (value: string, options: readonly PortalOption[]): string =>
  wordOf(options.find((option) => option.value === value) ?? { value, label: value });

/** Our word for a value: what people read, in small letters, digits and dashes. */
const wordOf = ({ value, label }: PortalOption): string => kebab(label) || kebab(value) || 'other';
