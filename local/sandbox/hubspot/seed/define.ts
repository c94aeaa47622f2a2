import type { PropertyDefinition } from '../portal/property-definition.ts';

type Parts = Partial<PropertyDefinition>;
/** Each value with its label, in their order. */
type Options = Iterable<readonly [value: string, label: string]>;

/** A one-line text that HubSpot itself defines. */
export function text(name: string, label: string, parts: Parts = {}): PropertyDefinition {
  return {
    name,
    label,
    type: 'string',
    fieldType: 'text',
    groupName: 'information',
    description: '',
    options: [],
    hasUniqueValue: false,
    readOnly: false,
    hubspotDefined: true,
    ownerReference: false,
    ...parts,
  };
}

/** A choice among `options`. */
export function choice(name: string, label: string, options: Options, parts: Parts = {}): PropertyDefinition {
  const list = [...options].map(([value, optionLabel], displayOrder) => ({
    value,
    label: optionLabel,
    displayOrder,
    hidden: false,
  }));
  return text(name, label, { type: 'enumeration', fieldType: 'select', options: list, ...parts });
}

/** An amount or a count. */
export function number(name: string, label: string): PropertyDefinition {
  return text(name, label, { type: 'number', fieldType: 'number' });
}

/** An instant. */
export function datetime(name: string, label: string, parts: Parts = {}): PropertyDefinition {
  return text(name, label, { type: 'datetime', fieldType: 'date', ...parts });
}

/** A property that shows an owner; HubSpot keeps its options with the owners. */
export function owner(name: string, label: string): PropertyDefinition {
  return choice(name, label, [], { ownerReference: true });
}
