import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PortalSettings } from '#adapters/hubspot/portal.ts';
import { readKind, readOwners } from '#adapters/hubspot/portal.ts';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';
import {
  lintAgainstOwners,
  lintAgainstPortal,
  lintReference,
  namedKinds,
} from '#domain/contract/lint-portal.ts';
import type { PortalKind } from '#domain/contract/portal.ts';
import type { ContractError } from '#domain/contract/problem.ts';
import type { LiveSystems } from './live-systems.ts';
import { notLookedInto, peopleProblems, targetProblems } from './live-targets.ts';
import { Readable } from './readable.ts';
import { readSource } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

const DIRECTORY = 'directory.yaml';

/** What was found, and what was not looked into though contracts write there. */
export interface LiveFindings {
  readonly errors: readonly ContractError[];
  readonly unseen: ReturnType<typeof notLookedInto>;
  /** Why systems could not be read that were to be looked into: of them nothing is known. */
  readonly unread: readonly string[];
}

/**
 * What the contracts and the directory of a folder name, and the account and the other systems do not have. The folder
 * must have passed the check without them. One that cannot be read costs no finding of the others.
 */
export const checkLive = async (
  folder: string,
  settings: PortalSettings,
  systems: LiveSystems,
): Promise<LiveFindings> => {
  const read = async (name: string): Promise<SourceFile> =>
    readSource(path.join(folder, name), await readFile(path.join(folder, name), 'utf8'));
  const directory = await read(DIRECTORY);
  const people = directorySourceSchema.parse(directory.value);
  const readable = new Readable();
  const errors = [
    ...(await readable.in('hubspot', async () => lintAgainstOwners(people, await readOwners(settings)))),
    ...(await peopleProblems(people, systems, readable)),
  ].map(directory.errorAt);
  const contracts: ContractSource[] = [];
  const known = new Map<string, PortalKind>();
  const kindOf = async (object: string): Promise<PortalKind> => {
    const kind = known.get(object) ?? (await readKind(settings, object));
    known.set(object, kind);
    return kind;
  };
  for (const name of (await readdir(folder)).filter(isContract).sort()) {
    const file = await read(name);
    const contract = contractSourceSchema.parse(file.value);
    contracts.push(contract);
    const { object: kind } = contract.trigger;
    const found = [
      ...(await readable.in('hubspot', async () => lintAgainstPortal(contract, await kindOf(kind)))),
    ];
    for (const object of namedKinds(contract))
      found.push(
        ...(await readable.in('hubspot', async () => lintReference(contract, object, await kindOf(object)))),
      );
    found.push(...(await targetProblems(contract, systems, readable)));
    errors.push(...found.map(file.errorAt));
  }
  return { errors, unseen: notLookedInto(contracts, systems), unread: readable.unread() };
};

const isContract = (name: string): boolean => name.endsWith('.yaml') && name !== DIRECTORY;
