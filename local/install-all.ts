import { join } from 'node:path';
import { ensureEmulator } from './emulator/install.ts';

/** Installs what the local cloud needs of Python, before several commands would do it at once in the same place. */
await ensureEmulator(join(import.meta.dirname, '..'));
