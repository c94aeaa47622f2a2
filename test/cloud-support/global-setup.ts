import { ensureEmulator } from '#local/emulator/install.ts';
import { endLeftovers } from '#local/run-files.ts';

import { ROOT, TEST_RUN_DIR } from './emulator.ts';

/** Once before all test files: what they share is installed, and no emulator of a killed run is left. */
export default async function setup(): Promise<void> {
  await endLeftovers(TEST_RUN_DIR);
  await ensureEmulator(ROOT);
}
