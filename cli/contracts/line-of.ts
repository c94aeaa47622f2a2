import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FieldPath } from '#domain/contract/problem.ts';
import { readSource } from './source-file.ts';

/** The contracts of the checkout that this command belongs to. */
const CONTRACTS = fileURLToPath(new URL('../../contracts', import.meta.url));

/** Where a field stands in a file of the contracts here, such as `contracts/directory.yaml:8`; without a line if it is not here. */
export async function lineOf(file: string, field: FieldPath): Promise<string> {
  const shown = `contracts/${file}`;
  try {
    const source = readSource(shown, await readFile(path.join(CONTRACTS, file), 'utf8'));
    const { line } = source.errorAt({ path: field, at: 'name', expected: '', found: '' });
    return `${shown}:${String(line)}`;
  } catch (error) {
    // The contracts that are deployed may be those of another checkout.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return shown;
    throw error;
  }
}
