import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** `npm run test:model`: the explorer with two things that go wrong, and with everything that people can do. Takes half an hour. */
export default defineConfig({
  test: {
    name: 'model-deep',
    include: ['test/model-deep/**/*.test.ts'],
    testTimeout: 60 * MINUTE,
  },
});
