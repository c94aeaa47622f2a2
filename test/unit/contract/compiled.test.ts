import { describe, expect, it } from 'vitest';
import { calendarField, calendarOf, compileCalendar } from '#domain/contract/compile-calendar.ts';
import { compileContract } from '#domain/contract/compile-contract.ts';
import { compileDirectory } from '#domain/contract/compile-directory.ts';
import { compileTarget } from '#domain/contract/compile-target.ts';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import { personIdSchema, statusSchema } from '#domain/contract/ids.ts';
import { sampleDirectorySource, sampleSource } from './sample.ts';

const tom = personIdSchema.parse('tom-okafor');
const compiled = (change: Partial<ContractSource>) =>
  compileContract({ ...sampleSource, ...change }, sampleDirectorySource);
const input = { label: 'Domain', type: 'text' } as const;

describe('of a contract', () => {
  it('what is left out is not there', () => {
    const contract = compiled({});
    for (const field of ['onCall', 'after', 'ambiguity', 'whenReturned', 'amount', 'activeFrom', 'storm'])
      expect(contract).not.toHaveProperty(field);
    expect(contract.sla).not.toHaveProperty('calendar');
    expect(contract.observability?.thresholds).not.toHaveProperty('waitingAmount');
  });

  it('without observability nothing is observed', () => {
    const { observability, ...source } = sampleSource;
    expect(observability).toBeDefined();
    expect(compileContract(source, sampleDirectorySource)).not.toHaveProperty('observability');
  });

  it('what is said is carried over', () => {
    const whenReturned = { setStatusTo: statusSchema.parse('marketing-qualified') };
    const said = compiled({ onCall: tom, whenReturned, ambiguity: { desk: { person: tom } } });
    expect(said).toMatchObject({ onCall: tom, whenReturned, ambiguity: { desk: { person: tom } } });
  });

  it('what must agree and what must be linked become lists', () => {
    const contract = compiled({
      consistency: { hs_lead_status: { label: 'Status', oneOf: ['OPEN'] } },
      references: { company: { label: 'Company', inputs: { domain: input } } },
    });
    expect(contract.consistency).toEqual([{ property: 'hs_lead_status', label: 'Status', oneOf: ['OPEN'] }]);
    expect(contract.references).toEqual([
      { object: 'company', label: 'Company', inputs: [{ property: 'domain', ...input }] },
    ]);
  });

  it('amounts are measured where they are named', () => {
    const contract = compiled({ amount: 'value', observability: { window: '7d', waitingAmount: 5 } });
    expect(contract).toMatchObject({ amount: 'value', observability: { thresholds: { waitingAmount: 5 } } });
  });

  it('whoever starts it by a day must be known', () => {
    const nobody = personIdSchema.parse('nobody');
    expect(() => compiled({ activeFrom: '2030-01-31', contractOwner: nobody })).toThrow(
      'not a person: nobody',
    );
  });

  it('a threshold that is none is a defect of the check', () => {
    expect(() => compiled({ observability: { window: 'soon' } })).toThrow(
      'neither a duration nor a share: soon',
    );
  });
});

describe('of a target', () => {
  const [hubspot] = sampleSource.sync.targets;
  if (hubspot?.system !== 'hubspot') throw new Error('the record of the shipped contract is in HubSpot');
  const fields = (source: typeof hubspot.fields) => compileTarget({ ...hubspot, fields: source }).fields;

  it('each field is made of one thing', () => {
    expect(
      fields({
        a: { from: 'company', as: 'trim', map: { x: 'y' } },
        b: { text: '{company}', plus: '1h' },
        c: { baton: 'brief' },
      }),
    ).toStrictEqual([
      { field: 'a', from: { kind: 'property', property: 'company' }, as: 'trim', map: { x: 'y' } },
      { field: 'b', from: { kind: 'text', text: '{company}' }, plusSeconds: 3600 },
      { field: 'c', from: { kind: 'handoff', value: 'brief' } },
    ]);
  });

  it('a field that is made of nothing is a defect of the check', () => {
    expect(() => fields({ a: {} })).toThrow('a field without a value');
  });

  it('what has to show is anything, or one of some values', () => {
    const expected = compileTarget({
      ...hubspot,
      expect: { a: { filled: true }, b: { oneOf: ['x'] } },
    }).expect;
    expect(expected).toStrictEqual([{ field: 'a' }, { field: 'b', oneOf: ['x'] }]);
  });
});

describe('of the directory', () => {
  const maya = personIdSchema.parse('maya-chen');
  const source = Object.entries(sampleDirectorySource.people).find(([id]) => id === maya)![1];
  const personOf = (change: Partial<typeof source>) =>
    compileDirectory({ ...sampleDirectorySource, people: { [maya]: { ...source, ...change } } }).people[0];

  it('what is left out of a person is not there', () => {
    const { manager, ...alone } = source;
    expect(manager).toBe(tom);
    const [person] = compileDirectory({ ...sampleDirectorySource, people: { [maya]: alone } }).people;
    for (const field of ['channels', 'capacity', 'calendar', 'manager'])
      expect(person).not.toHaveProperty(field);
  });

  it('what is said of a person is carried over', () => {
    expect(personOf({ channels: ['slack', 'email'], capacity: 3 })).toMatchObject({
      ...{ channels: ['slack', 'email'], capacity: 3, manager: tom },
    });
  });

  it('an absence without a delegate has none', () => {
    const away = [{ from: '2026-12-21', until: '2026-12-24' }];
    expect(personOf({ away })?.away[0]).not.toHaveProperty('delegate');
  });
});

describe('a calendar', () => {
  it('is found by its id, and is none where nobody names one', () => {
    expect(calendarOf(sampleDirectorySource, 'berlin')?.id).toBe('berlin');
    expect(calendarOf(sampleDirectorySource, 'atlantis')).toBeUndefined();
    expect(calendarField(sampleDirectorySource, undefined)).toStrictEqual({});
    expect(calendarField(sampleDirectorySource, 'atlantis')).toStrictEqual({});
  });

  it('with hours that are none is a defect of the check', () => {
    const none = { timeZone: 'UTC', hours: { monday: 'always' }, holidays: [] };
    expect(() => compileCalendar('c', none)).toThrow('no hours: always');
  });
});
