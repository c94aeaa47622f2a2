import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { compileContracts } from '#cli/contracts/compile.ts';
import { contractsFolder, textOf } from './sample.ts';

const lineIn = (text: string, passage: string): number =>
  text.slice(0, text.indexOf(passage)).split('\n').length;

/** A copy of the directory and some shipped contracts for each test of a file, to make mistakes in. */
export const changedFolder = (...contracts: readonly string[]) => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'contracts-'));
    for (const name of ['directory.yaml', ...contracts])
      cpSync(path.join(contractsFolder, name), path.join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

  return {
    folder: () => folder,
    /** Changes one passage; a passage that is not there is a mistake in the test. */
    change: (name: string, from: string, to: string): void => {
      if (!read(name).includes(from)) throw new Error(`not in ${name}: ${from}`);
      writeFileSync(
        path.join(folder, name),
        read(name).replace(from, () => to),
      );
    },
    /** The line in which a passage stands first: in the shipped file, or in the changed one. */
    lineOf: (name: string, passage: string): number => lineIn(textOf(name), passage),
    lineNow: (name: string, passage: string): number => lineIn(read(name), passage),
    /** The messages, without the temporary folder. */
    errors: async (): Promise<string[]> => {
      const result = await compileContracts(folder);
      return result.kind === 'compiled'
        ? []
        : result.errors.map(({ message }) => message.replace(`${folder}/`, ''));
    },
  };
};
