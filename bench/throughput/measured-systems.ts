import type { Contract } from '#domain/contract/contract.ts';
import { sampleContract, shippedContract, shippedKickoff } from '#test/unit/contract/sample.ts';
import { startAsana } from './systems/asana.ts';
import { boardTarget, startBoard } from './systems/board.ts';
import { startSalesforce } from './systems/salesforce.ts';
import type { MeasuredSystem } from './systems/system.ts';

const contractWithBoard: Contract = {
  ...sampleContract,
  sync: { targets: [...sampleContract.sync.targets, boardTarget] },
};

const TOM = '71004';
const contact = {
  record: 'contacts',
  values: {
    ...{ firstname: 'Amelia', lastname: 'Hart', email: 'amelia.hart@example.com' },
    ...{ company: 'Northwind Robotics', lifecyclestage: 'salesqualifiedlead', hubspot_owner_id: TOM },
  },
} as const;
const deal = {
  record: 'deals',
  values: {
    ...{ dealname: 'Northwind: pilot', pipeline: 'default', dealstage: 'closedwon', amount: '48000' },
    ...{ closedate: '2030-01-31T00:00:00Z', hubspot_owner_id: TOM },
  },
} as const;

/** Every system that is measured, under the shipped contract that names it; no shipped one names the board. */
export const measuredSystems: readonly MeasuredSystem[] = [
  { name: 'HubSpot', target: 'hubspot', contract: sampleContract, ...contact, start: undefined },
  { name: 'Salesforce', target: 'salesforce', contract: shippedContract, ...contact, start: startSalesforce },
  { name: 'Asana', target: 'asana', contract: shippedKickoff, ...deal, start: startAsana },
  {
    name: 'HTTP (the service board)',
    target: 'http-board',
    contract: contractWithBoard,
    ...contact,
    start: startBoard,
  },
];
