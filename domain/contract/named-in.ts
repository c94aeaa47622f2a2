import type { AskedParty, Contract, RoutingPlan } from './contract.ts';
import type { Directory } from './directory.ts';
import type { FieldPath } from './problem.ts';

/** Where a contract or the directory names somebody: the file's name, the field, and what they are there. */
export interface NamedIn {
  readonly file: string;
  readonly field: FieldPath;
  readonly as: string;
}

/** Every place in which somebody is named by id; what asks them through a pool is told at the pool. */
export function namedIn(
  person: string,
  contracts: readonly Contract[],
  directory: Directory,
): readonly NamedIn[] {
  return [
    ...inDirectory(person, directory),
    ...contracts.flatMap((contract) => inContract(person, contract)),
  ];
}

function inDirectory(person: string, { people, pools, desk }: Directory): readonly NamedIn[] {
  const file = 'directory.yaml';
  const managed = people.filter(({ manager, isActive }) => isActive && manager === person);
  const standIn = people.flatMap(({ id, name, away }) =>
    away.flatMap(({ delegate }, index) =>
      delegate === person
        ? [{ field: ['people', id, 'away', index, 'delegate'], as: `stands in for ${name}` }]
        : [],
    ),
  );
  const inPools = pools.flatMap(({ id, members }) => {
    const at = members.findIndex((member) => member === person);
    return at < 0 ? [] : [{ field: ['pools', id, at], as: `in the pool ${id}` }];
  });
  const ofDesk = desk === person ? [{ field: ['desk'], as: 'the desk' }] : [];
  const places: readonly Pick<NamedIn, 'field' | 'as'>[] = [
    ...managed.map(({ id, name }) => ({ field: ['people', id, 'manager'], as: `manager of ${name}` })),
    ...standIn,
    ...inPools,
    ...ofDesk,
  ];
  return places.map((place) => ({ file, ...place }));
}

function inContract(
  person: string,
  { id, contractOwner, onCall, pilot, routing, ambiguity, fallback, escalation }: Contract,
): readonly NamedIn[] {
  const isThem = (party: AskedParty | undefined): boolean =>
    party !== undefined && 'person' in party && party.person === person;
  const isAsked = (plan: RoutingPlan): boolean => plan.strategy === 'named-person' && plan.person === person;
  const rules = routing.strategy === 'rules' ? routing.rules : [];
  const places: readonly (Pick<NamedIn, 'field' | 'as'> & { readonly is: boolean })[] = [
    { is: contractOwner === person, field: ['contractOwner'], as: 'contract owner' },
    { is: onCall === person, field: ['onCall'], as: 'on call' },
    {
      is: isAsked(routing),
      field: ['routing', 'person'],
      as: 'asked first',
    },
    ...pilot.map((one, index) => ({ is: one === person, field: ['pilot', index], as: 'in the pilot' })),
    ...rules.map(({ ask }, index) => ({
      is: isAsked(ask),
      field: ['routing', 'rules', index, 'ask', 'person'],
      as: `asked first, by rule ${String(index + 1)}`,
    })),
    {
      is: isThem(ambiguity?.desk),
      field: ['ambiguity', 'desk', 'person'],
      as: 'the desk of what is ambiguous',
    },
    { is: isThem(fallback), field: ['fallback', 'person'], as: 'the fallback' },
    ...escalation.map((step, index) => ({
      is: step !== 'manager' && isThem(step),
      field: ['escalation', index, 'person'],
      as: `step ${String(index + 1)} of the escalation`,
    })),
  ];
  return places.flatMap(({ is, ...place }) => (is ? [{ file: `${id}.yaml`, ...place }] : []));
}
