import { expect, test } from 'vitest';
import { contractSchema } from '#domain/contract/contract.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { directorySchema } from '#domain/contract/directory.ts';
import { namedIn } from '#domain/contract/named-in.ts';
import { sampleContract, sampleDirectory } from './sample.ts';

const maya = { person: 'maya-chen' };
const under = (more: object): Contract => contractSchema.parse({ ...sampleContract, id: 'sample', ...more });

const placesOf = (contract: Contract, directory = sampleDirectory): readonly string[] =>
  namedIn('maya-chen', [contract], directory).map(({ file, field }) => `${file} ${field.join('.')}`);

test('somebody is found wherever a contract names them', () => {
  const contract = under({
    contractOwner: 'maya-chen',
    routing: { strategy: 'named-person', ...maya },
    fallback: maya,
    escalation: ['manager', maya],
  });
  expect(placesOf(contract).filter((place) => place.startsWith('sample.yaml'))).toEqual([
    'sample.yaml contractOwner',
    'sample.yaml routing.person',
    'sample.yaml fallback.person',
    'sample.yaml escalation.1.person',
  ]);
});

test('somebody is found in rules and at the desk of what is ambiguous', () => {
  const ask = { strategy: 'named-person', ...maya };
  const others = { strategy: 'round-robin', pool: 'account-executives' };
  const routing = {
    strategy: 'rules',
    rules: [
      { priority: 0, ask: others },
      { priority: 1, ask },
    ],
  };
  expect(placesOf(under({ routing, ambiguity: { desk: maya } }))).toEqual(
    expect.arrayContaining(['sample.yaml routing.rules.1.ask.person', 'sample.yaml ambiguity.desk.person']),
  );
});

test('somebody is found in the directory: pools, desk, managers and stand-ins of others', () => {
  const [first, second, ...others] = sampleDirectory.people;
  const away = [
    { from: '2030-01-01T00:00:00.000Z', until: '2030-01-02T00:00:00.000Z', delegate: 'maya-chen' },
  ];
  const directory = directorySchema.parse({
    ...sampleDirectory,
    desk: 'maya-chen',
    people: [first, { ...second, manager: 'maya-chen', away }, ...others],
  });
  const routing = { strategy: 'round-robin', pool: 'account-executives' };
  expect(placesOf(under({ routing }), directory)).toEqual([
    'directory.yaml people.jonas-weber.manager',
    'directory.yaml people.jonas-weber.away.0.delegate',
    'directory.yaml pools.account-executives.0',
    'directory.yaml desk',
  ]);
});

test('is told what they are there, and nobody else is', () => {
  const [first, second, ...others] = sampleDirectory.people;
  const time = { from: '2030-01-01T00:00:00.000Z', until: '2030-01-02T00:00:00.000Z' };
  const away = [{ ...time, delegate: 'tom-okafor' }, time, { ...time, delegate: 'maya-chen' }];
  const directory = directorySchema.parse({
    ...sampleDirectory,
    desk: 'maya-chen',
    people: [first, { ...second, manager: 'maya-chen', away }, ...others],
    pools: [
      { id: 'others', members: ['tom-okafor'] },
      { id: 'account-executives', members: ['tom-okafor', 'maya-chen'] },
    ],
  });
  const rule = (person: string) => ({ priority: 0, ask: { strategy: 'named-person', person } });
  const everywhere = under({
    ...{ contractOwner: 'maya-chen', onCall: 'maya-chen', pilot: ['tom-okafor', 'maya-chen'] },
    routing: { strategy: 'rules', rules: [rule('tom-okafor'), rule('maya-chen')] },
    ...{ ambiguity: { desk: maya }, fallback: maya, escalation: ['manager', maya] },
  });
  const named = (person: string, contract: Contract) =>
    namedIn(person, [contract], directory).map(({ field, as }) => [field.join('.'), as]);
  expect(named('maya-chen', everywhere)).toEqual([
    ['people.jonas-weber.manager', 'manager of Jonas Weber'],
    ['people.jonas-weber.away.2.delegate', 'stands in for Jonas Weber'],
    ['pools.account-executives.1', 'in the pool account-executives'],
    ['desk', 'the desk'],
    ['contractOwner', 'contract owner'],
    ['onCall', 'on call'],
    ['pilot.1', 'in the pilot'],
    ['routing.rules.1.ask.person', 'asked first, by rule 2'],
    ['ambiguity.desk.person', 'the desk of what is ambiguous'],
    ['fallback.person', 'the fallback'],
    ['escalation.1.person', 'step 2 of the escalation'],
  ]);
  expect(named('priya-nair', everywhere)).toEqual([]);
  const alone = under({ routing: { strategy: 'named-person', person: 'priya-nair' }, escalation: [] });
  expect(named('priya-nair', alone)).toEqual([['routing.person', 'asked first']]);
});
