import { describe, expect, it } from 'vitest';
import { compileContracts } from '#cli/contracts/compile.ts';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import { systemsOfRecord } from '#domain/contract/touched-objects.ts';
import { changedFolder } from './changed-folder.ts';
import { namedBoard } from './named-board.ts';
import { kickoffSource, sampleSource, shippedContract, shippedKickoff } from './sample.ts';

const lead = 'sales-qualified-lead.yaml';
const kickoff = 'kickoff.yaml';
const { folder, change, errors, lineNow } = changedFolder(kickoff, lead);
const { describeBoard, nameBoard } = namedBoard(folder);

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
    ).toMatchObject([{ message: 'one of hubspot, salesforce, asana, or http-<name> of contracts/systems' }]);
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

describe('the system of record of what a described system has', () => {
  const found = ['ownerField', 'recordId: board_ticket\n      ownerField'] as const;

  it('goes by the team’s own word for it', async () => {
    describeBoard();
    nameBoard(...found);
    change(kickoff, "text: 'Kickoff: {dealname}' }\n      readBack", 'baton: brief }\n      readBack');
    change(kickoff, '  task: asana', '  task: asana\n  ticket: http-board');
    const result = await compileContracts(folder());
    if (result.kind === 'errors') throw new Error(result.errors.map(({ message }) => message).join('\n'));
    expect(result.bundle.contracts[0]?.contract.systemOfRecord).toEqual([
      { object: 'deal', system: 'hubspot' },
      { object: 'task', system: 'asana' },
      { object: 'ticket', system: 'http-board' },
    ]);
  });

  it('keeps HubSpot’s values out of what is there already, and not out of what Baton makes', async () => {
    describeBoard();
    nameBoard();
    change(kickoff, '  task: asana', '  task: asana\n  ticket: http-board');
    expect(await errors()).toEqual([]);
    change(kickoff, 'ownerField', 'recordId: board_ticket\n      ownerField');
    expect(await errors()).toEqual([
      expect.stringContaining(
        'fields.title: expected `baton:`, or a text without properties, as http-board is the system of record of ticket, found text: "Kickoff: {dealname}"',
      ),
    ]);
  });

  it.each([
    [
      'ticket: board',
      'ticket: expected one of hubspot, salesforce, asana, or http-<name> of contracts/systems, found "board" (did you mean http-board?)',
    ],
    [
      'ticket: http-bord',
      'ticket: expected a system among the targets of this contract: one of hubspot, asana, http-board, found "http-bord" (did you mean http-board?)',
    ],
    [
      'ticket: hubspot',
      'ticket: expected an object that this contract reads or writes: one of deal, task, or your own word for what http-board has, with http-board, found "ticket"',
    ],
    [
      'ticket: http-board\n  card: http-board',
      'card: expected one word for what http-board has, found "card" besides "ticket"',
    ],
  ])('with %j is told what is wrong', async (entry, said) => {
    describeBoard();
    nameBoard();
    change(kickoff, '  task: asana', `  task: asana\n  ${entry}`);
    expect(await errors()).toEqual([expect.stringContaining(`systemOfRecord.${said}`)]);
  });

  it('is not that of what is handed over', async () => {
    describeBoard();
    nameBoard();
    change(kickoff, '  deal: hubspot', '  deal: http-board');
    expect(await errors()).toEqual([
      expect.stringContaining(
        'systemOfRecord.deal: expected hubspot, where a deal is read, found "http-board" (did you mean hubspot?)',
      ),
    ]);
  });
});
