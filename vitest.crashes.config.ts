import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** `npm run test:crashes`: every Lambda dies after every one of its calls, on the deployed stack. Takes half an hour. */
export default defineConfig({
  test: {
    name: 'crash',
    include: ['test/crash/**/*.test.ts'],
    globalSetup: ['./test/cloud-support/global-setup.ts', './test/cloud-support/built-setup.ts'],
    testTimeout: 30 * MINUTE,
    hookTimeout: 3 * MINUTE,
    maxWorkers: 1,
  },
});
