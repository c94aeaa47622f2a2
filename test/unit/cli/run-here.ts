import { vi } from 'vitest';
import { run } from '#cli/run.ts';
import type { Ran } from './run-baton.ts';
import { bare, signedIn } from './run-baton.ts';

/** Runs the command within this process, which spares the start of another one. */
export async function runHere(
  words: readonly string[],
  { env = signedIn }: { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  // Only through the real environment does the time zone change.
  for (const name of Object.keys(process.env)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries({ ...bare, ...env })) vi.stubEnv(name, value);
  const out = keep(process.stdout);
  const err = keep(process.stderr);
  try {
    process.exitCode = 0;
    await run(words);
    return { code: process.exitCode, out: out(), err: err() };
  } finally {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
}

/** What is written from now on, kept instead of shown. */
function keep(stream: NodeJS.WriteStream): () => string {
  const pieces: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((piece) => pieces.push(String(piece)) > 0);
  return () => pieces.join('');
}
