import type { Field, ObjectType } from '../org/field.ts';

type Options = Partial<Pick<Field, 'length' | 'updateable' | 'choices' | 'restricted'>>;

function field(name: string, type: Field['type'], options: Options = {}): Field {
  const label = name.replace(/__c$/, '').replaceAll('_', ' ');
  return { name, label, type, length: 0, updateable: true, choices: [], restricted: false, ...options };
}

const id18 = { length: 18 };
const readOnly = { updateable: false };

const common: readonly Field[] = [
  field('Id', 'id', { ...id18, ...readOnly }),
  field('OwnerId', 'reference', id18),
  field('CreatedDate', 'datetime', readOnly),
  field('LastModifiedById', 'reference', { ...id18, ...readOnly }),
  field('LastModifiedDate', 'datetime', readOnly),
  field('SystemModstamp', 'datetime', readOnly),
  field('Description', 'textarea', { length: 32_000 }),
  field('Baton_Handoff_Id__c', 'string', { length: 40 }),
  field('Baton_State__c', 'string', { length: 40 }),
  field('Baton_Offered_To__c', 'string', { length: 120 }),
  field('Baton_Accepted_By__c', 'string', { length: 120 }),
  field('Baton_Since__c', 'datetime'),
];

const person: readonly Field[] = [
  field('FirstName', 'string', { length: 40 }),
  field('LastName', 'string', { length: 80 }),
  field('Email', 'email', { length: 80 }),
  field('Phone', 'phone', { length: 40 }),
  field('Title', 'string', { length: 128 }),
];

const leadStatuses = [
  'Open - Not Contacted',
  'Working - Contacted',
  'Closed - Converted',
  'Closed - Not Converted',
];
const stages = ['Prospecting', 'Proposal/Price Quote', 'Closed Won', 'Closed Lost'];

/** A few standard fields of each kind of record, and Baton's own. */
export const seedFields: Readonly<Record<ObjectType, readonly Field[]>> = {
  Lead: [
    ...common,
    ...person,
    field('Company', 'string', { length: 255 }),
    field('Status', 'picklist', { length: 255, choices: leadStatuses, restricted: true }),
    field('Rating', 'picklist', { length: 255, choices: ['Hot', 'Warm', 'Cold'] }),
    field('AnnualRevenue', 'currency'),
    field('IsConverted', 'boolean', readOnly),
  ],
  Contact: [...common, ...person, field('AccountId', 'reference', id18), field('Birthdate', 'date')],
  Account: [...common, field('Name', 'string', { length: 255 }), field('AnnualRevenue', 'currency')],
  Opportunity: [
    ...common,
    field('Name', 'string', { length: 120 }),
    field('StageName', 'picklist', { length: 255, choices: stages, restricted: true }),
    field('Amount', 'currency'),
    field('Probability', 'double'),
    field('CloseDate', 'date'),
    field('IsWon', 'boolean', readOnly),
  ],
};
