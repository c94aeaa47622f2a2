import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** `npm run test:faults`: every system, at every place of a write, with everything that can go wrong there. A minute or two. */
export default defineConfig({
  test: {
    name: 'faults',
    include: ['test/faults/**/*.test.ts'],
    testTimeout: MINUTE,
    restoreMocks: true,
  },
});
