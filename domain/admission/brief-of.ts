import type { Contract, ObjectKind } from '../contract/contract.ts';
import { foreignText, SHOWN_LENGTH } from '../foreign-text.ts';
import type { VendorRecord } from '../ports/connector.ts';
import type { RecordRef } from '../record.ts';
import { amountOf } from './amount-of.ts';
import { shownValue } from './shown-value.ts';
import type { Brief } from './brief.ts';

/** What a title is made of, by kind of record. */
export const TITLE_PROPERTIES: Readonly<Record<ObjectKind, readonly string[]>> = {
  contact: ['firstname', 'lastname', 'company', 'email'],
  deal: ['dealname'],
};

type ValueOf = (property: string) => string;

/** What people are shown of a record: a title that they recognise, and the fields that the contract names. */
export function briefOf(ref: RecordRef, record: VendorRecord, contract: Contract): Brief {
  const value: ValueOf = (property) =>
    foreignText(record.properties[property]?.value.trim() ?? '', SHOWN_LENGTH);
  const title = titleOf(contract.trigger.object, value);
  const amount = amountOf(record, contract);
  return {
    title: foreignText(title === '' ? `${ref.objectType} ${ref.objectId}` : title),
    recordKind: ref.objectType,
    show: contract.show
      .map(({ property, label }) => ({ label, value: shownValue(contract, property, value(property)) }))
      .filter((field) => field.value !== ''),
    ...(amount === undefined ? {} : { amount }),
  };
}

function titleOf(kind: ObjectKind, value: ValueOf): string {
  switch (kind) {
    case 'contact': {
      const name = joined(' ', value('firstname'), value('lastname'));
      return joined(', ', name === '' ? value('email') : name, value('company'));
    }
    case 'deal':
      return value('dealname');
  }
}

function joined(between: string, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(between);
}
