import { longId } from '#adapters/salesforce/record-id.ts';
import type { ObjectType } from '../org/field.ts';
import type { OrgRecord, Values } from '../org/record.ts';
import { seedFields } from './fields.ts';
import { userNamed } from './users.ts';

const dayMs = 86_400_000;

/** The lead that is handed over beside the contact of the same person in the other sandbox. */
export const sampleLeadId = '00QR00000000501MAA';

type Row = readonly [type: ObjectType, id: string, ageDays: number, values: Values];

/** The lead of one contact of the other sandbox. */
function lead(contactId: string, FirstName: string, LastName: string, Company: string): Row {
  const values = { FirstName, LastName, Company, Status: 'Working - Contacted', OwnerId: userNamed('Tom') };
  return ['Lead', `00QR00000000${contactId}`, 9, { ...values, IsConverted: false }];
}

const rows: readonly Row[] = [
  [
    'Lead',
    sampleLeadId,
    12,
    {
      ...{ FirstName: 'Amelia', LastName: 'Hart', Email: 'amelia.hart@example.com', Phone: '+14155550132' },
      ...{ Company: 'Northwind Robotics', Title: 'VP Operations', Status: 'Working - Contacted' },
      ...{ AnnualRevenue: 9_000_000, IsConverted: false, OwnerId: userNamed('Tom') },
    },
  ],
  lead('502', 'Rafael', 'Soto', 'Soto Logistics'),
  lead('503', 'Ingrid', 'Larsen', 'Larsen Foods'),
  [
    'Contact',
    '003R00000000503',
    30,
    {
      ...{
        FirstName: 'Ingrid',
        LastName: 'Larsen',
        Email: 'ingrid.larsen@example.com',
        Phone: '+4522345678',
      },
      ...{
        Title: 'Head of Procurement',
        AccountId: longId('001R00000000601') ?? null,
        OwnerId: userNamed('Jonas'),
      },
    },
  ],
  ['Account', '001R00000000601', 40, { Name: 'Larsen Foods', OwnerId: userNamed('Jonas') }],
  [
    'Opportunity',
    '006R00000000701',
    20,
    {
      ...{ Name: 'Larsen Foods: procurement suite', StageName: 'Proposal/Price Quote', Amount: 150_000 },
      ...{ Probability: 75, CloseDate: '2026-12-15', IsWon: false, OwnerId: userNamed('Jonas') },
    },
  ],
];

/** A few records, as they were put in before `now` (ms). */
export function seedRecords(now: number): OrgRecord[] {
  return rows.map(([type, id, ageDays, values]) => {
    const empty = Object.fromEntries(seedFields[type].map(({ name }) => [name, null]));
    const version = { values: { ...empty, ...values }, at: now - ageDays * dayMs, by: userNamed('Tom') };
    return { type, id: longId(id) ?? id, versions: [version] };
  });
}
