import { onTestFinished } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { Target } from '#domain/contract/target.ts';
import type { FieldTypes } from '#domain/ports/connector.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import { CONTACT, seedContact, setLifecycle } from './crm.ts';
import { accept } from './people.ts';
import { expectSound } from './sound.ts';
import { Stage } from './stage.ts';

export const LEAD_ID = '00QHs00000AbCdEIAV';
export const MAYA_IN_SALESFORCE = '005Hs00000MayaCIAV';
export const MAYA_IN_ASANA = '1201';
export const MAYA_ON_BOARD = 'maya.chen@example.com';
export const TOM_IN_SALESFORCE = '005Hs00000TomOkIAV';

/** A lead that knows the contact's number in Salesforce. */
export const salesforceTarget: Target = {
  system: 'salesforce',
  where: { by: 'property', property: 'salesforceleadid', objectType: 'Lead' },
  ownerProperty: 'OwnerId',
  fields: [{ field: 'Company', from: { kind: 'property', property: 'company' } }],
  expect: [],
  readBackAfterSeconds: 0,
};

/** A task that Baton makes, with the brief. */
export const asanaTarget: Target = {
  system: 'asana',
  where: { by: 'made', objectType: 'task' },
  ownerProperty: 'assignee',
  fields: [
    { field: 'name', from: { kind: 'text', text: 'Kickoff: {company}' } },
    { field: 'notes', from: { kind: 'handoff', value: 'brief' } },
  ],
  expect: [],
  readBackAfterSeconds: 1,
};

const text = { kind: 'text', isWritable: true } as const;
export const leadTypes: FieldTypes = {
  OwnerId: { kind: 'reference', isWritable: true },
  Company: { ...text, maxLength: 80 },
};
export const taskTypes: FieldTypes = {
  assignee: { kind: 'reference', isWritable: true },
  name: text,
  notes: text,
};

const MAYA_ELSEWHERE = {
  ...{ salesforce: MAYA_IN_SALESFORCE, asana: MAYA_IN_ASANA },
  http: { board: MAYA_ON_BOARD },
};

const directory: Directory = {
  ...sampleDirectory,
  people: sampleDirectory.people.map((person) =>
    person.id === 'maya-chen' ? { ...person, ids: { ...person.ids, ...MAYA_ELSEWHERE } } : person,
  ),
};

/** A contract over these systems, besides HubSpot. */
export function contractOver(...others: readonly Target[]): Contract {
  return { ...sampleContract, sync: { targets: [...sampleContract.sync.targets, ...others] } };
}

/** A qualified contact that is known in Salesforce too, offered to Maya under this contract. */
export async function offeredUnder(contract: Contract): Promise<Stage> {
  const stage = new Stage(contract, directory);
  seedContact(stage, CONTACT, { salesforceleadid: LEAD_ID });
  stage.salesforce.things.set(LEAD_ID, { OwnerId: TOM_IN_SALESFORCE, Company: 'Northwind' });
  stage.salesforce.types = leadTypes;
  stage.asana.types = taskTypes;
  onTestFinished(() => expectSound(stage));
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

/** The same, and Maya says yes. */
export async function acceptedUnder(contract: Contract): Promise<Stage> {
  const stage = await offeredUnder(contract);
  await accept(stage);
  return stage;
}

/** The same, and Salesforce refuses for good what HubSpot has taken. */
export async function halfWrittenUnder(contract: Contract): Promise<Stage> {
  const stage = await offeredUnder(contract);
  stage.salesforce.faults.push({ does: 'refuse', because: 'INVALID_OWNER', permanent: true });
  await accept(stage);
  return stage;
}
