import { join } from 'node:path';

import { ensureEmulator } from '#local/emulator/install.ts';
import { startEmulator, type Emulator } from '#local/emulator/start.ts';
import { findFreePort } from '#local/ports.ts';
import type { CallRecorder } from './call-recorder.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Where the emulators of all tests are noted; `endLeftovers` ends those of a run that was killed. */
export const TEST_RUN_DIR = join(ROOT, '.local', 'test', 'run');

/**
 * An emulator of a test file's own, with an empty state under `.local/test/<name>` and a free port.
 * The file stops it in `afterAll`; it dies with the test process in any case.
 */
export const startTestEmulator = async (
  name: string,
  { auth = false, recorder }: { auth?: boolean; recorder?: CallRecorder | undefined } = {},
): Promise<Emulator> => {
  const port = await findFreePort();
  const emulator = await startEmulator({
    name,
    auth,
    python: await ensureEmulator(ROOT),
    port,
    ...(recorder === undefined ? {} : { lambdaEndpoint: await recorder.before(port) }),
    stateDir: join(ROOT, '.local', 'test', name),
    runDir: TEST_RUN_DIR,
  });
  process.once('exit', emulator.stopNow);
  return emulator;
};
