import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileContracts } from '#cli/contracts/compile.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import { contractBundleSchema } from '#domain/contract/bundle.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { changedFolder } from './changed-folder.ts';
import { contractsFolder, textOf } from './sample.ts';

const NAME = 'sales-qualified-lead.yaml';
const { folder, change, errors, lineOf } = changedFolder(NAME);

const bundle = async (from = folder()) => {
  const result = await compileContracts(from);
  if (result.kind === 'errors') throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.bundle;
};

describe('the contract compiler', () => {
  it('compiles the shipped contracts into a bundle that reads back as it was written', async () => {
    const compiled = await bundle(contractsFolder);
    expect(contractBundleSchema.parse(JSON.parse(canonicalJson(compiled)))).toEqual(compiled);
    expect(compiled.contracts.map(({ contract }) => contract.id)).toEqual([
      'kickoff',
      'sales-qualified-lead',
    ]);
    expect(compiled.directory.people).toHaveLength(5);
  });

  it('turns durations into seconds and a reminder before the deadline into one after the offer', async () => {
    const [version] = (await bundle()).contracts;
    expect(version?.contract.sla).toEqual({ acceptWithinSeconds: 14_400, incidentWithinSeconds: 172_800 });
    expect(version?.contract.acknowledgment.remindAfterSeconds).toEqual([10_800]);
    expect(version?.contract.sync.targets[0]?.readBackAfterSeconds).toBe(2);
  });

  it('carries over whom to ask, and fills in what is left out', async () => {
    const [version] = (await bundle()).contracts;
    const said = {
      candidates: { mayBeGiver: false, onlyInWorkingHours: false, whenNobody: 'fallback' },
      rounds: 1,
      fallback: { pool: 'account-executives' },
      escalation: ['manager', { person: 'lena-fischer' }],
    };
    expect(version?.contract).toMatchObject(said);
    const text = textOf(NAME)
      .replace(/^candidates:\n(?: .*\n)+/m, '')
      .replace(/^escalation:\n(?: .*\n)+/m, '')
      .replace(/^rounds.*\n/m, '');
    writeFileSync(path.join(folder(), NAME), text);
    const [shorter] = (await bundle()).contracts;
    expect(shorter?.contract).toMatchObject({ ...said, escalation: [] });
    expect(shorter?.contract.acknowledgment.snoozeAtMostSeconds).toBe(0);
  });

  it('awaits a start where the contract says so, and else nothing', async () => {
    const [without] = (await bundle()).contracts;
    expect(without?.contract.start).toBeUndefined();
    change(NAME, '  acceptWithin: 4h\n', '  acceptWithin: 4h\n  startWithin: 2d\n');
    const [version] = (await bundle()).contracts;
    const twoDays = 172_800;
    expect(version?.contract.start).toEqual({
      ...{ withinSeconds: twoDays, latestSeconds: twoDays, graceSeconds: twoDays },
      ...{ statuses: [], whenMissed: 'ask' },
    });
  });

  it('leaves out the fallback where nobody else is to be asked', async () => {
    change(NAME, 'fallback:\n  pool: account-executives', 'fallback: hold');
    change(NAME, 'escalation:\n  - manager\n  - person: lena-fischer\n', '');
    const [version] = (await bundle()).contracts;
    expect(version?.contract).not.toHaveProperty('fallback');
    expect(version?.contract.escalation).toEqual([]);
  });

  it.each([
    ['record-owner', 'strategy: record-owner', {}],
    ['property', 'strategy: property\n  property: account_executive', { property: 'account_executive' }],
    ['round-robin', 'strategy: round-robin\n  pool: account-executives', { pool: 'account-executives' }],
    ['least-loaded', 'strategy: least-loaded\n  pool: account-executives', { pool: 'account-executives' }],
  ])('takes %s as a strategy', async (strategy, text, fields) => {
    change(NAME, 'strategy: named-person\n  person: maya-chen', text);
    expect((await bundle()).contracts[0]?.contract.routing).toEqual({ strategy, ...fields });
  });

  it('puts the calendar of a deadline into the contract, so that its digest names the hours too', async () => {
    change(NAME, '  acceptWithin: 4h', '  calendar: berlin\n  acceptWithin: 4h');
    const [before] = (await bundle()).contracts;
    expect(before?.contract.sla.calendar).toMatchObject({ id: 'berlin', timeZone: 'Europe/Berlin' });
    expect(before?.contract.sla.calendar?.hours[4]).toEqual([
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '16:00' },
    ]);
    expect(before?.contract.sla.calendar?.hours.slice(5)).toEqual([[], []]);
    change('directory.yaml', '13:30-16:00', '13:30-15:00');
    expect((await bundle()).contracts[0]?.digest).not.toBe(before?.digest);
  });

  it.each([
    ['2026-12-01', '2026-11-30T23:00:00.000Z'],
    ['2026-12-01T09:00:00+02:00', '2026-12-01T07:00:00.000Z'],
  ])('has a contract active from %s on, a day where its owner lives', async (written, activeFrom) => {
    change(NAME, '# activeFrom: 2026-12-01', `activeFrom: ${written}`);
    expect((await bundle()).contracts[0]?.contract).toMatchObject({ activeFrom });
  });

  it('fills in the limits of a storm where a contract has some', async () => {
    change(NAME, '# How long, such as', 'storm:\n  openOffersPerPerson: 20\n# How long, such as');
    const guarded = (await bundle()).contracts.find(({ contract }) => contract.storm !== undefined);
    expect(guarded?.contract.storm).toEqual({ admissions: 50, withinSeconds: 900, openOffersPerPerson: 20 });
  });

  it('turns thresholds into seconds and shares, and looks back a week where it does not say', async () => {
    change(NAME, '  window: 7d\n', '');
    expect((await bundle()).contracts.map(({ contract }) => contract.observability)).toEqual([
      {
        windowSeconds: 604_800,
        thresholds: {
          acknowledgedInTime: 0.9,
          acknowledgedP50Seconds: 3600,
          acknowledgedP90Seconds: 14_400,
          expired: 0.2,
          failedSync: 0.02,
          oldestWaitingSeconds: 43_200,
        },
      },
    ]);
  });

  it('gives the same digest for the same contract, however its file is laid out', async () => {
    const before = (await bundle()).contracts[0];
    change(NAME, "version: '1'", '\n\n# another comment\nversion: "1"');
    expect((await bundle()).contracts[0]).toEqual(before);
  });

  it('gives another digest for any change of the rules', async () => {
    const before = (await bundle()).contracts[0]?.digest;
    change(NAME, 'acceptWithin: 4h', 'acceptWithin: 5h');
    expect((await bundle()).contracts[0]?.digest).not.toBe(before);
  });

  it('fills in 48 hours for incidents, and leaves out reminder, inputs, fields and giver', async () => {
    change(NAME, '  incidentWithin: 48h\n', '');
    const text = textOf(NAME)
      .replace(/^ {2}incidentWithin.*\n/m, '')
      .replace(/^inputs:\n(?: .*\n)+/m, '')
      .replace(/^show:\n(?: .*\n)+/m, '')
      .replace(/^acknowledgment:\n(?: .*\n)+/m, '')
      .replace(/^giver:\n(?: .*\n)+/m, '');
    writeFileSync(path.join(folder(), NAME), text);
    const [version] = (await bundle()).contracts;
    expect(version?.contract).toMatchObject({
      sla: { incidentWithinSeconds: 172_800 },
      inputs: [],
      show: [],
      giver: { tell: [] },
      acknowledgment: { remindAfterSeconds: [] },
    });
  });

  it('refuses a bundle whose contract was changed after compiling', async () => {
    const compiled = await bundle();
    const [version] = compiled.contracts;
    if (version === undefined) throw new Error('no contract');
    const forged = { ...version, contract: { ...version.contract, title: 'Something else' } };
    expect(contractDigest(forged.contract)).not.toBe(forged.digest);
    expect(contractBundleSchema.safeParse({ ...compiled, contracts: [forged] }).success).toBe(false);
  });
});

describe('an error of a contract names file, line, column, field, what was expected and what was found', () => {
  it.each([
    [
      'an unknown person',
      'person: maya-chen',
      'person: maya-chan',
      '11 routing.person: expected a person of directory.yaml, found "maya-chan" (did you mean maya-chen?)',
    ],
    [
      'a person by name',
      'contractOwner: lena-fischer',
      'contractOwner: fischer',
      '16 contractOwner: expected a person of directory.yaml, found "fischer" (did you mean lena-fischer?)',
    ],
    [
      'a status that is never mapped',
      'status: sales-qualified',
      'status: sales-qualifed',
      '11 trigger.status: expected a status that statusMap maps to: one of subscriber, lead, marketing-qualified, sales-qualified, opportunity, customer, found "sales-qualifed" (did you mean sales-qualified?)',
    ],
    [
      'a vendor value twice',
      '  opportunity: opportunity',
      '  Lead: lead',
      '3 statusMap.Lead: expected each vendor value once, whatever its case and punctuation, found "Lead" besides "lead"',
    ],
    [
      'the same name twice',
      '  opportunity: opportunity',
      '  lead: lead',
      '3: expected each name once in a section, found lead a second time',
    ],
    [
      'a reminder after the deadline',
      'before: 1h',
      'before: 4h',
      '15 acknowledgment.reminders.0.before: expected less than acceptWithin (4h), so that it comes between offer and deadline, found 4h',
    ],
    [
      'a reminder without a time',
      'before: 1h',
      'before:',
      '7 acknowledgment.reminders.0.before: expected a duration of up to 60 days, such as 30m, 4h or 2d, found nothing',
    ],
    [
      'a misspelt field',
      'contractOwner: lena-fischer',
      'contractOwner: lena-fischer\ncontractor: x',
      '1 contractor: expected one of id, title, version, contractOwner, onCall, activeFrom, mode, pilot, trigger, after, statusMap, inputs, consistency, references, show, amount, returnReasons, recordLink, giver, routing, ambiguity, candidates, rounds, fallback, escalation, acknowledgment, storm, sla, whenReturned, start, whenRecordMoves, whenOwnerChanges, whenPartial, observability, systemOfRecord, sync, found "contractor" (did you mean contractOwner?)',
      1,
    ],
    [
      'a misspelt choice',
      'source: hubspot',
      'source: hubspto',
      '11 trigger.source: expected hubspot, found "hubspto" (did you mean hubspot?)',
    ],
    [
      'a misspelt type',
      'type: email',
      'type: emial',
      '11 inputs.email.type: expected one of text, email, number, date, found "emial" (did you mean email?)',
    ],
    [
      'a field of the wrong kind',
      "version: '1'",
      'version: 1',
      '10 version: expected a text, such as "1", found 1',
    ],
    [
      'a property that cannot be one',
      'property: lifecyclestage',
      'property: Lifecycle Stage',
      '13 trigger.property: expected the internal name of a property, found "Lifecycle Stage"',
    ],
    [
      'a property with two meanings',
      'state: baton_state',
      'state: hubspot_owner_id',
      '16 sync.targets.0.properties.state: expected a property of its own, found hubspot_owner_id',
    ],
    [
      'a duration that is none',
      'acceptWithin: 4h',
      'acceptWithin: four hours',
      '17 sla.acceptWithin: expected a duration of up to 60 days, such as 30m, 4h or 2d, found "four hours"',
    ],
    [
      'an offer that never ends',
      'acceptWithin: 4h',
      'acceptWithin: 0h',
      '17 sla.acceptWithin: expected a duration of up to 60 days, such as 30m, 4h or 2d, found "0h"',
    ],
    [
      'a read-back that waits too long',
      'readBackAfter: 2s',
      'readBackAfter: 5m',
      '22 sync.targets.0.readBackAfter: expected a duration of up to 10 seconds, such as 2s, found "5m"',
    ],
    [
      'a link without the record',
      '/0-1/{recordId}',
      '/0-1/{id}',
      `13 recordLink: expected a link with {recordId}, and only {appUrl} and {portalId} besides, found "{appUrl}/contacts/{portalId}/record/0-1/{id}"`,
      0,
      'recordLink:',
    ],
    [
      'another name than the file has',
      'id: sales-qualified-lead',
      'id: leads',
      '5 id: expected "sales-qualified-lead", as the file is named, found "leads"',
    ],
  ])('for %s', async (_, from, to, expected, below = 0, at = from) => {
    change(NAME, from, to);
    const column = /^\d+/.exec(expected)?.[0] ?? '';
    const found = await errors();
    expect(found).toEqual([`${NAME}:${lineOf(NAME, at) + below}:${column}${expected.slice(column.length)}`]);
  });

  it('for a missing field, at the section that lacks it', async () => {
    change(NAME, '  acceptWithin: 4h\n', '');
    expect(await errors()).toEqual([
      `${NAME}:${lineOf(NAME, 'sla:')}:1 sla.acceptWithin: expected a duration of up to 60 days, such as 30m, 4h or 2d, found nothing`,
    ]);
  });

  it('for tabs, once for each line', async () => {
    change(NAME, '  company: Company', '\tcompany: Company');
    const at = lineOf(NAME, '  company: Company');
    expect(await errors()).toEqual([`${NAME}:${at}:1: expected spaces before a name, found a tab`]);
  });

  it.each([
    [
      'a duration in words',
      'acceptWithin: 4h',
      'acceptWithin: 4 hours',
      'found "4 hours" (did you mean 4h?)',
    ],
    ['a name instead of an id', 'person: maya-chen', 'person: Maya Chen', '(did you mean maya-chen?)'],
    [
      'a word with something behind it',
      '  - manager\n',
      '  - manager: true\n',
      'escalation.0: expected manager by itself, found manager: with something behind it (did you mean manager?)',
    ],
  ])('and what was meant, for %s', async (_, from, to, expected) => {
    change(NAME, from, to);
    expect(await errors()).toEqual([expect.stringContaining(expected)]);
  });

  it('for a reminder that is neither before nor after', async () => {
    change(NAME, '- before: 1h', '- {}');
    expect(await errors()).toEqual([
      expect.stringContaining('acknowledgment.reminders.0: expected either `before:`'),
    ]);
  });

  it('for a file that is no YAML', async () => {
    writeFileSync(path.join(folder(), NAME), 'id: [1, 2\ntitle: x\n');
    expect((await errors())[0]).toMatch(
      /^sales-qualified-lead\.yaml:\d+:\d+: expected well-formed YAML, found /,
    );
  });

  it('for an empty file', async () => {
    writeFileSync(path.join(folder(), NAME), '');
    expect(await errors()).toEqual([`${NAME}:1:1: expected a section with fields, found nothing`]);
  });

  it('for all of them at once, over all files, from top to bottom', async () => {
    change('directory.yaml', 'desk: lena-fischer', 'desk: lena');
    writeFileSync(
      path.join(folder(), NAME),
      textOf(NAME)
        .replace('person: maya-chen', 'person: nobody')
        .replace('contractOwner: lena-fischer', 'contractOwner: who'),
    );
    expect((await errors()).map((error) => error.split(':').at(3)?.trim())).toHaveLength(3);
    expect((await errors()).map((error) => /\d (\S+):/.exec(error)?.[1])).toEqual([
      'desk',
      'contractOwner',
      'routing.person',
    ]);
  });
});

describe('an error of the directory', () => {
  it.each([
    [
      'an unknown desk',
      'desk: lena-fischer',
      'desk: lena',
      '7 desk: expected a person of directory.yaml, found "lena" (did you mean lena-fischer?)',
    ],
    [
      'a time zone that is none',
      'timeZone: Asia/Kolkata',
      'timeZone: Asia/Bangalore',
      '15 people.priya-nair.timeZone: expected a time zone such as Europe/Berlin, found "Asia/Bangalore"',
    ],
    [
      'an address that is none',
      'ops: ops@example.com',
      'ops: ops',
      '6 ops: expected an e-mail address, found "ops"',
    ],
    [
      'one address for two people',
      'email: priya.nair@example.com',
      'email: maya.chen@example.com',
      '12 people.priya-nair.email: expected a value that nobody else has, found maya.chen@example.com',
    ],
    [
      'one owner id for two people',
      'hubspot: 71003',
      'hubspot: 71002',
      '16 people.priya-nair.ids.hubspot: expected a value that nobody else has, found 71002',
    ],
    [
      'a vendor id that is none',
      'hubspot: 71003',
      'hubspot: priya',
      '16 people.priya-nair.ids.hubspot: expected an id in digits, found "priya"',
    ],
  ])('for %s', async (_, from, to, expected) => {
    change('directory.yaml', from, to);
    const column = /^\d+/.exec(expected)?.[0] ?? '';
    expect(await errors()).toEqual([
      `directory.yaml:${lineOf('directory.yaml', from)}:${column}${expected.slice(column.length)}`,
    ]);
  });

  it('for a directory that is not there', async () => {
    rmSync(path.join(folder(), 'directory.yaml'));
    expect(await errors()).toEqual([
      'directory.yaml:1:1: expected a file with the people of the team, found no such file',
    ]);
  });
});
