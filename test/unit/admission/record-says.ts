import type { VendorRecord } from '#domain/ports/connector.ts';

export const SINCE = '2030-01-31T08:59:00.000Z';

/** A record with these values, all of them since the same instant. */
export const recordWith = (
  values: Readonly<Record<string, string>>,
  linked?: VendorRecord['linked'],
): VendorRecord => ({
  properties: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, writtenByUs: false, since: SINCE, changedBy: undefined },
    ]),
  ),
  ...(linked === undefined ? {} : { linked }),
});

/** The same, with one property as Baton itself wrote it. */
export const writtenByUs = (record: VendorRecord, property: string): VendorRecord => {
  const shown = record.properties[property];
  if (shown === undefined) throw new Error(`the record has no ${property}`);
  return { ...record, properties: { ...record.properties, [property]: { ...shown, writtenByUs: true } } };
};
