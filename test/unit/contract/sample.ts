import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compileContract, compileDirectory } from '#domain/contract/compile-contract.ts';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';

/** The contracts that the project ships. */
export const contractsFolder = path.resolve(import.meta.dirname, '../../../contracts');

export const textOf = (name: string): string => readFileSync(path.join(contractsFolder, name), 'utf8');

export const sampleSource = contractSourceSchema.parse(parse(textOf('sales-qualified-lead.yaml')));
export const sampleDirectorySource = directorySourceSchema.parse(parse(textOf('directory.yaml')));
export const sampleContract = compileContract(sampleSource);
export const sampleDirectory = compileDirectory(sampleDirectorySource);
