import { describe, expect, it } from 'vitest';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import {
  lintAgainstOwners,
  lintAgainstPortal,
  lintReference,
  namedKinds,
} from '#domain/contract/lint-portal.ts';
import type { PortalKind, PortalOwner } from '#domain/contract/portal.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { kickoffSource, sampleDirectorySource, sampleSource } from './sample.ts';

const nothing: PortalKind = { properties: [], pipelines: [] };
const maya = personIdSchema.parse('maya-chen');

/** Where each name stands that an account without any properties does not have. */
const missed = (source: ContractSource, portal = nothing) =>
  lintAgainstPortal(source, portal).map(({ path, at, found }) => [path.join('.'), at, found]);

const bare: ContractSource = {
  ...sampleSource,
  ...{ inputs: {}, show: {}, consistency: {}, giver: { tell: [] } },
  sync: { targets: [] },
};

describe('each name of a contract that an account does not have', () => {
  it('is found where it stands: of the trigger, the inputs, what is shown and who hands over', () => {
    const { trigger } = sampleSource;
    const [input] = Object.entries(sampleSource.inputs).slice(0, 1);
    const source = {
      ...bare,
      ...(input === undefined ? {} : { inputs: Object.fromEntries([input]) }),
      show: { jobtitle: 'Role' },
      giver: { property: 'qualified_by', tell: [] },
    };
    expect(missed(source)).toEqual([
      ['trigger.property', 'value', JSON.stringify(trigger.property)],
      [`inputs.${input?.[0] ?? ''}`, 'name', JSON.stringify(input?.[0])],
      ['show.jobtitle', 'name', '"jobtitle"'],
      ['giver.property', 'value', '"qualified_by"'],
    ]);
  });

  it('is found in what has to agree', () => {
    const source = { ...bare, consistency: { hs_lead_status: { label: 'Status', oneOf: ['OPEN'] } } };
    expect(missed(source)).toContainEqual(['consistency.hs_lead_status', 'name', '"hs_lead_status"']);
  });

  it('is found where the one to ask stands in a property', () => {
    const source: ContractSource = { ...bare, routing: { strategy: 'property', property: 'next_owner' } };
    expect(missed(source)).toEqual([
      ['trigger.property', 'value', '"lifecyclestage"'],
      ['routing.property', 'value', '"next_owner"'],
    ]);
  });

  it('is found in each rule, and only where it names one', () => {
    const source: ContractSource = {
      ...bare,
      routing: {
        strategy: 'rules',
        rules: [
          { priority: 0, ask: { strategy: 'named-person', person: maya } },
          {
            priority: 0,
            when: { property: 'country', oneOf: ['DE'] },
            ask: { strategy: 'property', property: 'next_owner' },
          },
        ],
      },
    };
    expect(missed(source).slice(1)).toEqual([
      ['routing.rules.1.when.property', 'value', '"country"'],
      ['routing.rules.1.ask.property', 'value', '"next_owner"'],
    ]);
  });

  it('is found in the targets', () => {
    const paths = missed({ ...bare, sync: sampleSource.sync }).map(([path]) => path);
    expect(paths).toContain('sync.targets.0.ownerProperty');
    expect(paths).toContain('sync.targets.0.properties.handoffId');
    expect(paths).toContain('sync.targets.1.recordId');
  });
});

describe('the pipeline and its stages', () => {
  const pipelines = [{ id: 'p1', label: 'Sales', stages: [{ value: 'won', label: 'Won' }] }];

  it('are looked for in the account, by what people read', () => {
    const [first] = lintAgainstPortal(kickoffSource, { ...nothing, pipelines });
    expect(first).toMatchObject({
      ...{ path: ['trigger', 'pipeline'], at: 'value', found: '"default"' },
      expected: 'a pipeline of HubSpot: one of p1 (Sales)',
    });
  });

  it('are those of that pipeline, each wrong one at its name', () => {
    const own = [{ ...pipelines[0]!, id: 'default' }];
    const [first] = lintAgainstPortal(kickoffSource, { ...nothing, pipelines: own });
    expect(first).toMatchObject({ at: 'name', expected: 'a value of HubSpot: one of won (Won)' });
    expect(first?.path[0]).toBe('statusMap');
  });

  it('are the values of its own property where that is no stage', () => {
    const byOther: ContractSource = {
      ...kickoffSource,
      trigger: { ...kickoffSource.trigger, property: 'dealtype' },
    };
    const options = Object.keys(kickoffSource.statusMap).map((value) => ({ value, label: value }));
    const dealtype = { name: 'dealtype', label: 'Type', options, holdsOwner: false };
    const own = [{ ...pipelines[0]!, id: 'default' }];
    const found = lintAgainstPortal(byOther, { properties: [dealtype], pipelines: own });
    expect(found.filter(({ path }) => path[0] === 'statusMap')).toEqual([]);
  });
});

describe('what must be linked', () => {
  const input = { label: 'Domain', type: 'text' } as const;
  const source: ContractSource = {
    ...bare,
    references: {
      company: { label: 'Company', inputs: { domian: input } },
      deal: { label: 'Deal', inputs: {} },
    },
  };

  it('is looked up by those kinds only that have to carry something', () => {
    expect(namedKinds(source)).toEqual(['company']);
  });

  it('is found where it stands', () => {
    expect(lintReference(source, 'company', nothing)).toEqual([
      {
        ...{ path: ['references', 'company', 'inputs', 'domian'], at: 'name', found: '"domian"' },
        expected: 'a property that HubSpot has',
      },
    ]);
    expect(lintReference(source, 'contact', nothing)).toEqual([]);
  });
});

describe('a person whom HubSpot does not know as the directory does', () => {
  const owner = {
    id: '71001',
    userId: '98001',
    email: 'maya.chen@example.com',
    name: 'Maya Chen',
    archived: false,
  };
  const person = Object.entries(sampleDirectorySource.people).find(([id]) => id === maya)![1];
  const found = (owners: readonly PortalOwner[], one = person) =>
    lintAgainstOwners({ ...sampleDirectorySource, people: { [maya]: one } }, owners);
  const place = { path: ['people', maya, 'ids', 'hubspot'], at: 'value', found: '"71001"' };

  it('is none where all is as it says', () => {
    expect(found([owner])).toEqual([]);
    expect(found([{ ...owner, userId: undefined }])).toEqual([]);
    expect(found([{ ...owner, userId: '5' }], { ...person, ids: { hubspot: '71001' } })).toEqual([]);
    expect(found([], { ...person, active: false })).toEqual([]);
  });

  it('is found by e-mail', () => {
    const others = [
      { ...owner, id: '5', email: 'tom@example.com' },
      { ...owner, id: '6', archived: true },
      { ...owner, id: '7' },
    ];
    expect(found(others)).toEqual([
      {
        ...place,
        expected: 'the id of an owner in HubSpot',
        suggestion: '7, who has maya.chen@example.com there',
      },
    ]);
  });

  it('is told without a guess where nobody has that address', () => {
    expect(found([])).toStrictEqual([{ ...place, expected: 'the id of an owner in HubSpot' }]);
  });

  it('is told where they are no longer active there', () => {
    expect(found([{ ...owner, archived: true }])).toEqual([
      {
        ...place,
        expected: 'an owner who is active in HubSpot (`active: false` for whoever has left)',
        found: '"71001", who is deactivated there',
      },
    ]);
  });

  it('is told where they are another user', () => {
    expect(found([{ ...owner, userId: '5' }])).toEqual([
      {
        ...{ path: ['people', maya, 'ids', 'hubspotUser'], at: 'value', found: '"98001"' },
        expected: '5, the user of that owner in HubSpot',
      },
    ]);
  });
});
