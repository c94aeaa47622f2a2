import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { LOCAL_AWS } from '#local/emulator/environment.ts';
import { ROOT } from './emulator.ts';
import type { TestCloud } from './test-cloud.ts';

export interface BatonRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The `baton` command as an operator runs it, in a process of its own, against a deployed test. */
export function runBaton({ publicBaseUrl }: TestCloud, ...args: readonly string[]): Promise<BatonRun> {
  const env = {
    PATH: process.env.PATH,
    HOME: join(ROOT, '.local', 'test'),
    BATON_URL: publicBaseUrl,
    AWS_REGION: LOCAL_AWS.region,
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
  };
  const baton = join(ROOT, 'bin', 'baton.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [baton, ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err });
    });
  });
}
