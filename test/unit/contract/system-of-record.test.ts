import { describe, expect, it } from 'vitest';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import { systemsOfRecord } from '#domain/contract/touched-objects.ts';
import { changedFolder } from './changed-folder.ts';
import { kickoffSource, sampleSource, shippedContract, shippedKickoff } from './sample.ts';

const lead = 'sales-qualified-lead.yaml';
const kickoff = 'kickoff.yaml';
const { change, errors, lineNow } = changedFolder(kickoff, lead);

const silent = (source: ContractSource): ContractSource => ({ ...source, systemOfRecord: {} });

describe('the system of record of an object', () => {
  it('stands in both shipped contracts as what is usual', () => {
    expect(shippedContract.systemOfRecord).toEqual([
      { object: 'contact', system: 'hubspot' },
      { object: 'Lead', system: 'hubspot' },
    ]);
    expect(shippedKickoff.systemOfRecord).toEqual([
      { object: 'deal', system: 'hubspot' },
      { object: 'task', system: 'asana' },
    ]);
    expect(systemsOfRecord(silent(sampleSource))).toEqual(shippedContract.systemOfRecord);
    expect(systemsOfRecord(silent(kickoffSource))).toEqual(shippedKickoff.systemOfRecord);
  });

  it('of what is linked is where it is read', () => {
    const references = { contact: { label: 'Contact', inputs: {} } };
    expect(systemsOfRecord({ ...kickoffSource, references })).toContainEqual({
      object: 'contact',
      system: 'hubspot',
    });
  });

  it('is none in a version that was stored without any', () => {
    const { systemOfRecord, ...older } = shippedContract;
    expect(systemOfRecord).toHaveLength(2);
    expect(contractSchema.parse(older).systemOfRecord).toEqual([]);
  });

  it('may be the system of the target', async () => {
    change(lead, 'Lead: hubspot', 'Lead: salesforce');
    expect(await errors()).toEqual([]);
  });

  it('is refused for an object that the contract does not touch, with the one that was meant', async () => {
    change(kickoff, '  deal: hubspot', '  deals: hubspot');
    expect(await errors()).toEqual([
      `${kickoff}:${lineNow(kickoff, 'deals: hubspot')}:3 systemOfRecord.deals: expected an object that this contract reads or writes: one of deal, task, found "deals" (did you mean deal?)`,
    ]);
  });

  it('is refused where no target is of that system', async () => {
    change(kickoff, '  task: asana', '  task: salesforce');
    expect(await errors()).toEqual([
      expect.stringMatching(/systemOfRecord\.task: expected one of hubspot, asana, found "salesforce"/),
    ]);
    expect(
      contractSourceSchema.safeParse({ ...kickoffSource, systemOfRecord: { task: 'trello' } }).error?.issues,
    ).toMatchObject([{ message: 'one of hubspot, salesforce, asana' }]);
  });

  it('of what is handed over is the source of the trigger', async () => {
    change(lead, '  contact: hubspot', '  contact: salesforce');
    expect(await errors()).toEqual([
      expect.stringMatching(
        /systemOfRecord\.contact: expected hubspot, where a contact is read, found "salesforce" \(did you mean hubspot\?\)$/,
      ),
    ]);
  });

  it('keeps HubSpot’s values out of a record that is another system’s', async () => {
    change(lead, 'Lead: hubspot', 'Lead: salesforce');
    change(
      lead,
      'Baton_Since__c: { baton: accepted-at }',
      "Company: { from: company }\n        Description: { text: 'Of {company}' }",
    );
    const expected =
      'expected `baton:`, or a text without properties, as salesforce is the system of record of Lead';
    expect(await errors()).toEqual([
      expect.stringContaining(`sync.targets.1.fields.Company: ${expected}, found from: company`),
      expect.stringContaining(`sync.targets.1.fields.Description: ${expected}, found text: "Of {company}"`),
    ]);
  });
});
