import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DirectorySource } from '#domain/contract/directory-source.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';
import { DirectoryNotInOrderError } from './directory-not-in-order.ts';
import { readSource } from './source-file.ts';

export interface DirectoryFile {
  readonly file: string;
  readonly text: string;
  readonly source: DirectorySource;
}

/** The directory of a folder, as text and as what it says. Throws a DirectoryNotInOrderError. */
export async function readDirectory(folder: string): Promise<DirectoryFile> {
  const file = path.join(folder, 'directory.yaml');
  const text = await readFile(file, 'utf8');
  const { data: source, error } = directorySourceSchema.safeParse(readSource(file, text).value);
  if (source === undefined) throw new DirectoryNotInOrderError(file, { cause: error });
  return { file, text, source };
}
