import { describe, expect, it } from 'vitest';
import { compileTarget } from '#domain/contract/compile-target.ts';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import { lintTargets } from '#domain/contract/lint-targets.ts';
import { target } from '#domain/contract/target-source.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';
import { sampleDirectorySource, sampleSource, shippedContract } from './sample.ts';

const salesforce = {
  system: 'salesforce',
  object: 'Lead',
  recordId: 'salesforceleadid',
  readBackAfter: '0s',
};
const asana = { system: 'asana', project: '1200', readBackAfter: '2s' };

const problems = (source: unknown): string[] =>
  target.safeParse(source).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

const withTargets = (...more: readonly unknown[]): ContractSource => ({
  ...sampleSource,
  sync: {
    targets: [
      ...sampleSource.sync.targets.filter(({ system }) => system === 'hubspot'),
      ...more.map((one) => target.parse(one)),
    ],
  },
});

const known = {
  ...sampleDirectorySource,
  people: Object.fromEntries(
    Object.entries(sampleDirectorySource.people).map(([id, person], index) => [
      id,
      {
        ...person,
        ids: { ...person.ids, salesforce: `005Hs0000000${String(index)}AbCAA`, asana: String(index) },
      },
    ]),
  ),
};

const linted = (...more: readonly unknown[]): string[] =>
  lintTargets(withTargets(...more), known).map(
    ({ path, expected, found, suggestion }) =>
      `${path.join('.')}: ${expected}; ${found}${suggestion === undefined ? '' : `; ${suggestion}`}`,
  );

describe('a target as it is written', () => {
  it('is one of the systems', () => {
    expect(problems({ ...asana, system: 'trello' })).toEqual([
      'system: one of hubspot, salesforce, asana, http',
    ]);
  });

  it('has fields with exactly one origin', () => {
    expect(problems({ ...asana, fields: { name: {} } })).toEqual([
      'fields.name: one of `from:`, `text:` or `baton:`',
    ]);
    expect(problems({ ...asana, fields: { name: { from: 'dealname', text: 'x' } } })).toEqual([
      'fields.name: only one of `from:`, `text:` and `baton:`',
    ]);
    expect(problems({ ...asana, fields: { name: { from: 'dealname' } } })).toEqual([]);
  });

  it('names a transform that there is', () => {
    expect(problems({ ...asana, fields: { name: { from: 'dealname', as: 'shout' } } })[0]).toMatch(
      /^fields\.name\.as: one of trim, lower-case, /,
    );
  });

  it('expects a value, several, or any', () => {
    expect(problems({ ...asana, expect: { attachments: { least: 1 } } })).toEqual([
      'expect.attachments: a value, or `oneOf:` with several, or `filled: true`',
    ]);
  });
});

describe('a target as it is compiled', () => {
  it('says where its thing is, what is written and what is expected', () => {
    expect(
      compileTarget(
        target.parse({
          ...asana,
          fields: { due_on: { baton: 'accepted-at', plus: '5d', as: 'date' } },
          expect: { assignee_is_member: 'true', attachments: { filled: true } },
        }),
      ),
    ).toEqual({
      system: 'asana',
      where: { by: 'made', objectType: 'task' },
      ownerProperty: 'assignee',
      fields: [
        { field: 'project', from: { kind: 'text', text: '1200' } },
        {
          field: 'due_on',
          from: { kind: 'handoff', value: 'accepted-at' },
          plusSeconds: 432_000,
          as: 'date',
        },
      ],
      expect: [{ field: 'assignee_is_member', oneOf: ['true'] }, { field: 'attachments' }],
      readBackAfterSeconds: 2,
    });
    expect(compileTarget(target.parse(salesforce))).toMatchObject({
      where: { by: 'property', property: 'salesforceleadid', objectType: 'Lead' },
      ownerProperty: 'OwnerId',
    });
  });

  it('is read as the record itself where an older version does not say', () => {
    const [first] = shippedContract.sync.targets;
    const { where, fields, expect: expected, ...older } = { ...first };
    expect([where, fields, expected]).toEqual([{ by: 'record' }, [], []]);
    const read = contractSchema.parse({ ...shippedContract, sync: { targets: [older] } });
    expect(read.sync.targets[0]).toEqual(first);
  });
});

describe('targets that cannot be written', () => {
  it('are none where everything fits', () => {
    expect(
      linted(salesforce, {
        ...asana,
        fields: { name: { from: 'company' }, 'custom_field:12': { text: 'x' } },
      }),
    ).toEqual([]);
  });

  it('lack the record itself', () => {
    const only = { ...sampleSource, sync: { targets: [target.parse(asana)] } };
    expect(lintTargets(only, known)).toMatchObject([
      { expected: 'the system of record (hubspot) among the targets' },
    ]);
  });

  it('name a system twice', () => {
    expect(linted(asana, asana)).toEqual(['sync.targets.2.system: each system once; "asana"']);
  });

  it('give a field two meanings', () => {
    expect(linted({ ...salesforce, fields: { OwnerId: { text: '005' } } })).toEqual([
      'sync.targets.1.fields.OwnerId: a field of its own; OwnerId',
    ]);
  });

  it('name a field that tasks do not have, with the closest one', () => {
    expect(linted({ ...asana, fields: { notez: { text: 'x' } } })).toEqual([
      'sync.targets.1.fields.notez: a field of a task: one of name, notes, due_on, or custom_field:<id>; "notez"; notes',
    ]);
  });

  it.each([
    ['Kickoff: {Dealname}', '{Dealname}', '{dealname}'],
    ['Kickoff: {deal name}, {city}', '{deal name}', '{deal_name}'],
    ['Kickoff: {{dealname}}', '{{dealname}}', '{dealname}'],
    ['Kickoff: {dealname by noon', '{dealname', '{dealname}'],
    ['Kickoff: dealname}', 'dealname}', '{dealname}'],
    ['Kickoff: {} {city}', '{}', undefined],
  ])('have a brace in %j that is no placeholder', (written, found, suggestion) => {
    const problem = `sync.targets.1.fields.name.text: {name} with the internal name of a property, and no other brace; ${JSON.stringify(found)}`;
    expect(linted({ ...asana, fields: { name: { text: written } } })).toEqual([
      suggestion === undefined ? problem : `${problem}; ${suggestion}`,
    ]);
  });

  it('make a date of what is none', () => {
    const expected = 'a date or an instant to begin with';
    expect(
      linted({
        ...asana,
        fields: {
          due_on: { from: 'email', plus: '5d', as: 'date' },
          notes: { baton: 'owner-name', plus: '1h' },
          'custom_field:12': { from: 'somewhen', plus: '5d', as: 'date' },
          'custom_field:13': { baton: 'accepted-at', plus: '5d' },
          'custom_field:14': { from: 'email', as: 'date', map: { 'a@example.com': '2030-01-31' } },
        },
      }),
    ).toEqual([
      `sync.targets.1.fields.due_on.plus: ${expected}; email, which inputs call an e-mail`,
      `sync.targets.1.fields.due_on.as: ${expected}; email, which inputs call an e-mail`,
      `sync.targets.1.fields.notes.plus: ${expected}; baton: owner-name`,
    ]);
  });

  it('expect what Baton writes itself', () => {
    const expect_ = { name: 'Kickoff', assignee: { filled: true }, completed: 'false' };
    const expected = 'a field that Baton does not write: what it writes is read back and compared anyway';
    expect(linted({ ...asana, fields: { name: { text: 'Kickoff' } }, expect: expect_ })).toEqual([
      `sync.targets.1.expect.name: ${expected}; "name"`,
      `sync.targets.1.expect.assignee: ${expected}; "assignee"`,
    ]);
  });

  it('may have any number of placeholders', () => {
    expect(linted({ ...asana, fields: { name: { text: '{a}{b_2}, {c}' } } })).toEqual([]);
  });

  it('do not know somebody who may be asked', () => {
    const maya = { ...known.people['maya-chen'], ids: { hubspot: '71001' } };
    const people = directorySourceSchema.parse({ ...known, people: { ...known.people, 'maya-chen': maya } });
    const found = lintTargets(withTargets(asana), people);
    expect(found).toHaveLength(1);
    expect(found[0]?.expected).toBe('ids.asana in directory.yaml of everybody who may be asked');
    expect(found[0]?.found).toContain('maya-chen');
  });
});
