import type { Contract } from '../contract/contract.ts';
import { foreignText, SHOWN_LENGTH } from '../foreign-text.ts';
import type { VendorRecord } from '../ports/connector.ts';
import type { RecordRef } from '../record.ts';
import type { Brief } from './brief.ts';

/** What people are shown of a record: a title that they recognise, and the fields that the contract names. */
export function briefOf(ref: RecordRef, record: VendorRecord, contract: Contract): Brief {
  const value = (property: string): string =>
    foreignText(record.properties[property]?.value.trim() ?? '', SHOWN_LENGTH);
  const name = [value('firstname'), value('lastname')].filter((part) => part !== '').join(' ');
  const parts = [name === '' ? value('email') : name, value('company')].filter((part) => part !== '');
  return {
    title: foreignText(parts.length > 0 ? parts.join(', ') : `${ref.objectType} ${ref.objectId}`),
    recordKind: ref.objectType,
    show: contract.show
      .map(({ property, label }) => ({ label, value: value(property) }))
      .filter((field) => field.value !== ''),
  };
}
