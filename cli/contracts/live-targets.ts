import type { ContractSource } from '#domain/contract/contract-source.ts';
import type { DirectorySource } from '#domain/contract/directory-source.ts';
import { idsIn, livePersonProblem } from '#domain/contract/lint-live-people.ts';
import { lintLiveTarget, objectOf } from '#domain/contract/lint-live-target.ts';
import type { OtherTarget, Shown } from '#domain/contract/lint-live-target.ts';
import type { LiveSystem } from '#domain/contract/live-system.ts';
import { httpTarget } from '#domain/contract/target.ts';
import type { ContractProblem } from '#domain/contract/problem.ts';
import type { Readable } from './readable.ts';
import type { LiveSystems, Unseen } from './live-systems.ts';

/** What the targets of a contract name in those systems, and these do not have. */
export async function targetProblems(
  { sync }: ContractSource,
  systems: LiveSystems,
  readable: Readable,
): Promise<readonly ContractProblem[]> {
  const found: ContractProblem[] = [];
  for (const [index, target] of sync.targets.entries()) {
    // What a system has that the team describes itself stands in its description, and is checked without it.
    if (target.system === 'hubspot' || target.system === 'http') continue;
    const system = systems[target.system];
    if (system === undefined) continue;
    const path = ['sync', 'targets', index];
    found.push(
      ...(await readable.in(target.system, async () =>
        lintLiveTarget(target, path, await shownOf(target, system)),
      )),
    );
  }
  return found;
}

async function shownOf(target: OtherTarget, system: LiveSystem): Promise<Shown> {
  const types = await system.fields(objectOf(target));
  return target.system === 'asana' ? { types, place: await system.place(target.project) } : { types };
}

/** The ids of the directory that those systems do not know as somebody's who is active. */
export async function peopleProblems(
  directory: DirectorySource,
  systems: LiveSystems,
  readable: Readable,
): Promise<readonly ContractProblem[]> {
  const found: ContractProblem[] = [];
  for (const name of ['salesforce', 'asana'] as const) {
    const system = systems[name];
    if (system === undefined) continue;
    for (const one of idsIn(directory, name))
      found.push(
        ...(await readable.in(name, async () => livePersonProblem(name, one, await system.person(one.id)))),
      );
  }
  return found;
}

/** The systems that contracts write to and that were not looked into; those that the team describes itself never are. */
export function notLookedInto(contracts: readonly ContractSource[], systems: LiveSystems): readonly Unseen[] {
  const targets = contracts.flatMap(({ sync }) => sync.targets);
  const named = new Set(targets.map(({ system }) => system));
  const known = (['salesforce', 'asana'] as const).filter(
    (system) => named.has(system) && systems[system] === undefined,
  );
  const described = targets.flatMap((target) => (target.system === 'http' ? [httpTarget(target.name)] : []));
  return [...known, ...new Set(described)];
}
