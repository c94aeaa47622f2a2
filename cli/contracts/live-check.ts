import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PortalSettings } from '#adapters/hubspot/portal.ts';
import { readKind, readOwners } from '#adapters/hubspot/portal.ts';
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
import { readSource } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

const DIRECTORY = 'directory.yaml';

/**
 * What the contracts and the directory of a folder name, and the account does not have. The folder must have passed the
 * check without an account. Throws a PortalError when the account cannot be read.
 */
export const checkAgainstPortal = async (
  folder: string,
  settings: PortalSettings,
): Promise<readonly ContractError[]> => {
  const read = async (name: string): Promise<SourceFile> =>
    readSource(path.join(folder, name), await readFile(path.join(folder, name), 'utf8'));
  const directory = await read(DIRECTORY);
  const people = directorySourceSchema.parse(directory.value);
  const errors = lintAgainstOwners(people, await readOwners(settings)).map(directory.errorAt);
  const known = new Map<string, PortalKind>();
  const kindOf = async (object: string): Promise<PortalKind> => {
    const kind = known.get(object) ?? (await readKind(settings, object));
    known.set(object, kind);
    return kind;
  };
  for (const name of (await readdir(folder)).filter(isContract).sort()) {
    const file = await read(name);
    const contract = contractSourceSchema.parse(file.value);
    errors.push(...lintAgainstPortal(contract, await kindOf(contract.trigger.object)).map(file.errorAt));
    for (const object of namedKinds(contract))
      errors.push(...lintReference(contract, object, await kindOf(object)).map(file.errorAt));
  }
  return errors;
};

const isContract = (name: string): boolean => name.endsWith('.yaml') && name !== DIRECTORY;
