import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const entry = path.resolve(import.meta.dirname, '../../../bin/baton.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** An environment with credentials and nothing of this machine's own AWS settings. */
export const bare = {
  PATH: process.env.PATH ?? '',
  TZ: 'Europe/Berlin',
  AWS_CONFIG_FILE: path.join(tmpdir(), 'no-aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: path.join(tmpdir(), 'no-aws-credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
};
export const signedIn = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
};

/** Runs the command in a process of its own, without a terminal. */
export async function runBaton(
  words: readonly string[],
  { env = signedIn, stdin = '' }: { readonly env?: Record<string, string>; readonly stdin?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [entry, ...words], { env: { ...bare, ...env } });
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
