import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { ContractProblem } from './problem.ts';
import { httpName, isHttpTarget } from './target.ts';
import type { TargetSystem } from './target.ts';
import { systemOf } from './target-source.ts';
import type { TargetSource } from './target-source.ts';

/** One stage of cdk.json, and the systems besides HubSpot that it has settings of. */
export interface StageSystems {
  readonly name: string;
  readonly systems: readonly TargetSystem[];
}

/** Finds targets whose system a stage does not have: what names them is not deployed to it. */
export const lintStage = ({ sync }: ContractSource, stage: StageSystems): ContractProblem[] =>
  sync.targets.flatMap((target, index) => {
    if (target.system === 'hubspot' || stage.systems.includes(systemOf(target))) return [];
    const missing = settingOf(systemOf(target));
    const expected = `a system that the stage ${stage.name} has in cdk.json, where ${missing} is missing`;
    return [problem(target, index, expected, [stage])];
  });

/** Finds those whose system none of the stages has: such a contract is deployed nowhere. */
export const lintStages = (contract: ContractSource, stages: readonly StageSystems[]): ContractProblem[] =>
  contract.sync.targets.flatMap((target, index) => {
    const system = systemOf(target);
    const isSomewhere = stages.some(({ systems }) => systems.includes(system));
    if (target.system === 'hubspot' || isSomewhere || stages.length === 0) return [];
    const expected = `a system that a stage has in cdk.json, where ${settingOf(system)} is missing from all`;
    return [problem(target, index, expected, stages)];
  });

/** The settings of a system, as a stage names them. */
const settingOf = (system: TargetSystem): string =>
  isHttpTarget(system) ? `http.${httpName(system)}` : system;

const problem = (
  target: TargetSource,
  index: number,
  expected: string,
  stages: readonly StageSystems[],
): ContractProblem => {
  const [field, found] = target.system === 'http' ? ['name', target.name] : ['system', target.system];
  const described = stages.flatMap(({ systems }) => systems.filter(isHttpTarget).map(httpName));
  const suggestion = target.system === 'http' ? closestOf(target.name, described) : undefined;
  return {
    ...{ path: ['sync', 'targets', index, field], at: 'value', expected, found: JSON.stringify(found) },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};
