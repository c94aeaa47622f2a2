import type { ObjectType } from '../portal/object-type.ts';
import type { Values } from '../portal/record.ts';
import type { LinkStore } from '../portal/link-store.ts';
import type { RecordStore } from '../portal/record-store.ts';
import { userSource } from '../portal/source.ts';
import { renewalsPipelineId } from './pipelines.ts';

const dayMs = 86_400_000;
const tomOkafor = userSource(98004);

/** The contact that the walk-through hands over. */
export const sampleContactId = '501';

type Row = readonly [type: ObjectType, id: string, ageDays: number, values: Values];

const rows: readonly Row[] = [
  [
    'contacts',
    sampleContactId,
    12,
    {
      salesforceleadid: '00QR00000000501MAA',
      email: 'amelia.hart@example.com',
      firstname: 'Amelia',
      lastname: 'Hart',
      phone: '+14155550132',
      company: 'Northwind Robotics',
      jobtitle: 'VP Operations',
      lifecyclestage: 'marketingqualifiedlead',
      hs_lead_status: 'CONNECTED',
      hubspot_owner_id: '71004',
      expected_amount: '48000',
      numemployees: '220',
      notes_next_step: 'Asked for a demo of the warehouse module before the end of the quarter.',
    },
  ],
  [
    'contacts',
    '502',
    9,
    {
      salesforceleadid: '00QR00000000502',
      email: 'rafael.soto@example.com',
      firstname: 'Rafael',
      lastname: 'Soto',
      company: 'Soto Logistics',
      lifecyclestage: 'marketingqualifiedlead',
      hubspot_owner_id: '71004',
      expected_amount: '12500',
    },
  ],
  [
    'contacts',
    '503',
    30,
    {
      salesforceleadid: '00QR00000000503',
      email: 'ingrid.larsen@example.com',
      firstname: 'Ingrid',
      lastname: 'Larsen',
      phone: '+4522345678',
      company: 'Larsen Foods',
      jobtitle: 'Head of Procurement',
      lifecyclestage: 'opportunity',
      hs_lead_status: 'IN_PROGRESS',
      hubspot_owner_id: '71002',
      expected_amount: '150000',
    },
  ],
  // Without an owner, a company and an amount: what a form that asked for little leaves behind.
  [
    'contacts',
    '504',
    3,
    { email: 'sam.obrien@example.com', firstname: 'Sam', lastname: "O'Brien", lifecyclestage: 'lead' },
  ],
  ['contacts', '505', 1, { email: 'newsletter@example.com', lifecyclestage: 'subscriber' }],
  [
    'companies',
    '601',
    40,
    { name: 'Northwind Robotics', domain: 'northwind.example.com', annualrevenue: '9000000' },
  ],
  [
    'deals',
    '701',
    20,
    {
      dealname: 'Larsen Foods: procurement suite',
      pipeline: 'default',
      dealstage: 'contractsent',
      amount: '150000',
      closedate: '2026-12-15T00:00:00Z',
      description: 'Procurement suite for four plants; the first goes live in spring.',
      hubspot_owner_id: '71002',
    },
  ],
  [
    'deals',
    '702',
    6,
    { dealname: 'Northwind Robotics: pilot', pipeline: 'default', dealstage: 'qualifiedtobuy' },
  ],
  [
    'deals',
    '703',
    15,
    {
      dealname: 'Larsen Foods: support renewal',
      pipeline: renewalsPipelineId,
      dealstage: '1180402',
      amount: '18000',
      closedate: '2026-12-31T00:00:00Z',
      hubspot_owner_id: '71002',
    },
  ],
];

/** Fills the store; the contact of the walk-through has a past, so that its history is worth reading. */
export function seedRecords(store: RecordStore, now: number): void {
  for (const [type, id, ageDays, values] of rows) {
    store.put(type, id, values, tomOkafor, now - ageDays * dayMs);
  }
  const sample = store.find('contacts', sampleContactId);
  if (sample !== undefined) store.change(sample, { hs_lead_status: 'OPEN' }, tomOkafor, now - dayMs);
}

/** Who works where, and whose deals they are; the other deals were entered in a hurry, with nobody and nothing. */
export function seedLinks(links: LinkStore): void {
  links.link({ type: 'contacts', id: sampleContactId }, { type: 'companies', id: '601' });
  links.link({ type: 'deals', id: '701' }, { type: 'contacts', id: '503' });
}
