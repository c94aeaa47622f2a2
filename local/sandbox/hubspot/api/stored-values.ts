import type { PropertyDefinition } from '../portal/property-definition.ts';
import type { Values } from '../portal/record.ts';

/**
 * The values as HubSpot stores them: instants may be sent as milliseconds or ISO text and are read back as ISO
 * text, without a fraction that is zero. Everything else is kept as it came.
 */
export function storedValues(values: Values, definitions: readonly PropertyDefinition[]): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = definitions.find((definition) => definition.name === name)?.type;
      return [name, type === 'datetime' && value !== '' ? isoInstant(value) : value];
    }),
  );
}

/** An instant as HubSpot prints it. `value` is ISO text or milliseconds. */
export function isoInstant(value: string | number): string {
  const date = new Date(/^\d+$/.test(String(value)) ? Number(value) : value);
  return date.toISOString().replace('.000Z', 'Z');
}
