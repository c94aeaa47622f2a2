import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** `npm run test:model`: the explorer with two things that go wrong, and with two of all that people can do. Ten minutes on two cores. */
export default defineConfig({
  test: {
    name: 'model-deep',
    include: ['test/model-deep/**/*.test.ts'],
    testTimeout: 60 * MINUTE,
    maxConcurrency: 2,
  },
});
