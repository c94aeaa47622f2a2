import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { DirectorySource, PersonSource } from './directory-source.ts';
import type { PortalKind, PortalOption, PortalOwner } from './portal.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import { ownNames, sourceNames } from './target-names.ts';

/** Finds what a contract names and an account does not have: properties, the pipeline, values of the trigger and of what has to agree. */
export const lintAgainstPortal = (contract: ContractSource, portal: PortalKind): ContractProblem[] => [
  ...missingPipeline(contract, portal),
  ...missingValues(contract, portal),
  ...disagreeingValues(contract, portal),
  ...namedProperties(contract).flatMap(({ name, ...place }) => missingProperty(name, place, portal)),
];

/** The kinds of record that must be linked and carry something. */
export const namedKinds = ({ references }: ContractSource) =>
  KINDS.filter((object) => Object.keys(references[object]?.inputs ?? {}).length > 0);

const KINDS = ['company', 'contact', 'deal'] as const;

/** Finds properties that what is linked must carry and an account does not have. */
export const lintReference = (
  { references }: ContractSource,
  object: (typeof KINDS)[number],
  portal: PortalKind,
): ContractProblem[] =>
  Object.keys(references[object]?.inputs ?? {}).flatMap((name) =>
    missingProperty(name, { path: ['references', object, 'inputs', name], at: 'name' }, portal),
  );

interface Place {
  readonly path: FieldPath;
  readonly at: ContractProblem['at'];
}

/** Finds people whom HubSpot no longer knows as those whom the directory says they are. */
export const lintAgainstOwners = (
  { people }: DirectorySource,
  owners: readonly PortalOwner[],
): ContractProblem[] =>
  Object.entries(people).flatMap(([id, person]) => (person.active ? ownerProblems(id, person, owners) : []));

const namedProperties = (contract: ContractSource): readonly (Place & { readonly name: string })[] => {
  const { trigger, inputs, consistency, show, giver, routing, sync } = contract;
  const rules = routing.strategy === 'rules' ? routing.rules : [];
  const value = (name: string | undefined, ...path: FieldPath) =>
    name === undefined ? [] : [{ name, path, at: 'value' as const }];
  const key = (name: string, section: string) => ({ name, path: [section, name], at: 'name' as const });
  return [
    ...value(trigger.property, 'trigger', 'property'),
    ...Object.keys(inputs).map((name) => key(name, 'inputs')),
    ...Object.keys(consistency).map((name) => key(name, 'consistency')),
    ...Object.keys(show).map((name) => key(name, 'show')),
    ...value(giver?.property, 'giver', 'property'),
    ...value(routing.strategy === 'property' ? routing.property : undefined, 'routing', 'property'),
    ...rules.flatMap(({ when, ask }, index) => [
      ...value(when?.property, 'routing', 'rules', index, 'when', 'property'),
      ...value(
        ask.strategy === 'property' ? ask.property : undefined,
        ...['routing', 'rules', index, 'ask', 'property'],
      ),
    ]),
    ...sync.targets.flatMap((target, index) => [
      ...ownNames(target).map((place) => ({ ...place, path: ['sync', 'targets', index, ...place.path] })),
      ...sourceNames(target).map((place) => ({ ...place, path: ['sync', 'targets', index, ...place.path] })),
    ]),
  ];
};

const missingProperty = (name: string, place: Place, { properties }: PortalKind): ContractProblem[] => {
  const names = properties.map((property) => property.name);
  return names.includes(name) ? [] : [missing(name, place, 'a property that HubSpot has', names)];
};

const missingPipeline = ({ trigger }: ContractSource, { pipelines }: PortalKind): ContractProblem[] => {
  if (trigger.object !== 'deal') return [];
  const place = { path: ['trigger', 'pipeline'], at: 'value' } as const;
  const found = pipelines.find(({ id }) => id === trigger.pipeline);
  if (found !== undefined) return [];
  const options = pipelines.map(({ id, label }) => ({ value: id, label }));
  return [missing(trigger.pipeline, place, oneOf('a pipeline of HubSpot', options), valuesOf(options))];
};

/** Where HubSpot names no values, any may come. */
const missingValues = ({ trigger, statusMap }: ContractSource, portal: PortalKind): ContractProblem[] => {
  const options = valuesThat(trigger, portal);
  if (options.length === 0) return [];
  const known = valuesOf(options);
  return Object.keys(statusMap)
    .filter((value) => !known.includes(value))
    .map((value) =>
      missing(value, { path: ['statusMap', value], at: 'name' }, oneOf('a value of HubSpot', options), known),
    );
};

/** A value that HubSpot cannot hold would contradict for ever. */
const disagreeingValues = ({ consistency }: ContractSource, { properties }: PortalKind): ContractProblem[] =>
  Object.entries(consistency).flatMap(([name, { oneOf: values }]) => {
    const options = properties.find((property) => property.name === name)?.options ?? [];
    const known = valuesOf(options);
    return options.length === 0
      ? []
      : values.flatMap((value, index) => {
          const place = { path: ['consistency', name, 'oneOf', index], at: 'value' } as const;
          return known.includes(value)
            ? []
            : [missing(value, place, oneOf('a value of HubSpot', options), known)];
        });
  });

const STAGE = 'dealstage';

const valuesThat = (
  trigger: ContractSource['trigger'],
  { properties, pipelines }: PortalKind,
): readonly PortalOption[] => {
  const pipeline = trigger.object === 'deal' ? trigger.pipeline : undefined;
  if (pipeline !== undefined && trigger.property === STAGE)
    return pipelines.find(({ id }) => id === pipeline)?.stages ?? [];
  return properties.find(({ name }) => name === trigger.property)?.options ?? [];
};

const oneOf = (what: string, options: readonly PortalOption[]): string =>
  `${what}: one of ${options.map(({ value, label }) => `${value} (${label})`).join(', ')}`;

const valuesOf = (options: readonly PortalOption[]): readonly string[] => options.map(({ value }) => value);

const missing = (name: string, place: Place, expected: string, known: readonly string[]): ContractProblem => {
  const suggestion = closestOf(name, known);
  const hint = suggestion === undefined ? {} : { suggestion };
  return { ...place, expected, found: JSON.stringify(name), ...hint };
};

const ownerProblems = (
  id: string,
  { ids, email }: PersonSource,
  owners: readonly PortalOwner[],
): ContractProblem[] => {
  const owner = owners.find((one) => one.id === ids.hubspot);
  const place = { path: ['people', id, 'ids', 'hubspot'], at: 'value' } as const;
  const found = JSON.stringify(ids.hubspot);
  if (owner === undefined) {
    const byEmail = owners.find((one) => !one.archived && one.email === email.toLowerCase());
    const hint = byEmail === undefined ? {} : { suggestion: `${byEmail.id}, who has ${email} there` };
    return [{ ...place, expected: 'the id of an owner in HubSpot', found, ...hint }];
  }
  if (owner.archived) {
    const expected = 'an owner who is active in HubSpot (`active: false` for whoever has left)';
    return [{ ...place, expected, found: `${found}, who is deactivated there` }];
  }
  return wrongUser(id, ids.hubspotUser, owner);
};

const wrongUser = (id: string, user: string | undefined, { userId }: PortalOwner): ContractProblem[] =>
  user === undefined || userId === undefined || user === userId
    ? []
    : [
        {
          ...{ path: ['people', id, 'ids', 'hubspotUser'], at: 'value', found: JSON.stringify(user) },
          expected: `${userId}, the user of that owner in HubSpot`,
        },
      ];
