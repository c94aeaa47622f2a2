import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compileContract } from '#domain/contract/compile-contract.ts';
import { compileDirectory } from '#domain/contract/compile-directory.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { compileHttpSystem, httpSystemSourceSchema } from '#domain/contract/http-system-source.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';

/** The contracts that the project ships. */
export const contractsFolder = path.resolve(import.meta.dirname, '../../../contracts');

export const textOf = (name: string): string => readFileSync(path.join(contractsFolder, name), 'utf8');

export const sampleSource = contractSourceSchema.parse(parse(textOf('sales-qualified-lead.yaml')));
export const sampleDirectorySource = directorySourceSchema.parse(parse(textOf('directory.yaml')));
export const shippedContract = compileContract(sampleSource, sampleDirectorySource);
/** The same with HubSpot alone. */
export const chainContract = hubspotOnly(shippedContract);
/** And without anybody behind the one who is asked: however an offer ends, a person decides. */
export const sampleContract = withoutOthers(chainContract);
export const kickoffSource = contractSourceSchema.parse(parse(textOf('kickoff.yaml')));
export const shippedKickoff = compileContract(kickoffSource, sampleDirectorySource);
export const kickoffContract = hubspotOnly(shippedKickoff);
export const sampleDirectory = compileDirectory(sampleDirectorySource);
/** The system that the sandbox plays, as it is described. */
export const boardSystem = compileHttpSystem(
  httpSystemSourceSchema.parse(parse(textOf('systems/board.yaml'))),
);

function hubspotOnly(contract: Contract): Contract {
  return {
    ...contract,
    sync: { targets: contract.sync.targets.filter(({ where }) => where.by === 'record') },
  };
}

function withoutOthers({ fallback, ...contract }: Contract): Contract {
  if (fallback === undefined) throw new Error('the shipped contract has a fallback');
  return { ...contract, rounds: 1, escalation: [] };
}
