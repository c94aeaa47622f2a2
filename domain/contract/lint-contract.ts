import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { ObjectKind } from './contract.ts';
import type { DirectorySource } from './directory-source.ts';
import { lintChannels } from './lint-channels.ts';
import { lintInputs } from './lint-inputs.ts';
import { unknownId, unusablePerson } from './lint-references.ts';
import { lintMode } from './lint-mode.ts';
import { lintObservability } from './lint-observability.ts';
import { lintPartial } from './lint-partial.ts';
import { lintRouting } from './lint-routing.ts';
import { lintSetBack } from './lint-set-back.ts';
import { lintStart } from './lint-start.ts';
import { lintSystemOfRecord } from './lint-system-of-record.ts';
import { lintTargets } from './lint-targets.ts';
import { lintTiming } from './lint-timing.ts';
import { oneOf } from './one-of.ts';
import { normalise } from './nearness.ts';
import type { ContractProblem } from './problem.ts';

const unmappedTrigger = ({ trigger, statusMap }: ContractSource): ContractProblem[] => {
  const statuses: string[] = Object.values(statusMap);
  if (statuses.includes(trigger.status)) return [];
  const suggestion = closestOf(trigger.status, statuses);
  return [
    {
      path: ['trigger', 'status'],
      at: 'value',
      expected: `a status that statusMap maps to: ${oneOf(statuses)}`,
      found: JSON.stringify(trigger.status),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};

const mappedTwice = ({ statusMap }: ContractSource): ContractProblem[] => {
  const seen = new Map<string, string>();
  return Object.keys(statusMap).flatMap((value): ContractProblem[] => {
    const first = seen.get(normalise(value));
    if (first === undefined) {
      seen.set(normalise(value), value);
      return [];
    }
    const expected = 'each vendor value once, whatever its case and punctuation';
    const found = `${JSON.stringify(value)} besides ${JSON.stringify(first)}`;
    return [{ path: ['statusMap', value], at: 'name', expected, found }];
  });
};

/** The ids by which the address of a record in HubSpot tells the kinds apart. Source: HubSpot's guide to object types. */
const TYPE_IDS: Readonly<Record<ObjectKind, string>> = { contact: '0-1', deal: '0-3' };

const linkToAnotherKind = ({ trigger, recordLink }: ContractSource): ContractProblem[] => {
  const [, linked] = /\/record\/(\d+-\d+)\//.exec(recordLink) ?? [];
  const own = TYPE_IDS[trigger.object];
  if (linked === undefined || linked === own) return [];
  const expected = `the address of a ${trigger.object}, with ${own}`;
  return [{ path: ['recordLink'], at: 'value', expected, found: linked }];
};

const statusWithItself = ({ consistency, trigger }: ContractSource): ContractProblem[] =>
  Object.keys(consistency)
    .filter((property) => property === trigger.property)
    .map((property) => ({
      path: ['consistency', property],
      at: 'name',
      expected: "another property than the trigger's, whose values stand in statusMap",
      found: JSON.stringify(property),
    }));

const unusableOnCall = ({ onCall }: ContractSource, directory: DirectorySource): ContractProblem[] => {
  if (onCall === undefined) return [];
  return typeof onCall === 'string'
    ? unusablePerson(onCall, ['onCall'], directory)
    : unknownId('pools', onCall.pool, ['onCall', 'pool'], directory);
};

/**
 * Finds what a well-formed contract still gets wrong: people, pools and calendars that are not there, a routing or a
 * chain that can give nobody, channels that reach nobody, limits that no value keeps, an amount or thresholds that measure nothing, deadlines that do not fit each other, a start that nothing shows, a trigger that can never fire, a status mapped
 * twice, a status that cannot be written, nothing to take back, a pilot without people, systems whose word cannot count, targets that cannot be written, a link to another kind of record. An empty list means that it is in order.
 */
export const lintContract = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => [
  ...unusablePerson(contract.contractOwner, ['contractOwner'], directory),
  ...unusableOnCall(contract, directory),
  ...lintMode(contract, directory),
  ...lintRouting(contract, directory),
  ...lintChannels(contract, directory),
  ...lintTiming(contract, directory),
  ...lintStart(contract),
  ...lintInputs(contract),
  ...lintObservability(contract),
  ...unmappedTrigger(contract),
  ...lintSetBack(contract),
  ...lintPartial(contract),
  ...statusWithItself(contract),
  ...mappedTwice(contract),
  ...lintSystemOfRecord(contract),
  ...lintTargets(contract, directory),
  ...linkToAnotherKind(contract),
];
