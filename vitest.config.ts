import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** One project per folder of test/; `limits` widen what that kind of test may take. */
const project = (
  name: string,
  limits: {
    testTimeout?: number;
    hookTimeout?: number;
    maxWorkers?: number;
    isolate?: boolean;
    globalSetup?: string[];
  } = {},
) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'node' as const,
    ...limits,
  },
});

/** Kinds that start processes run after the quick ones, a few files at a time. */
const inOrder = (groupOrder: number, config: ReturnType<typeof project>) => ({
  ...config,
  test: { ...config.test, sequence: { groupOrder } },
});

const EMULATOR = './test/cloud-support/global-setup.ts';
const BUNDLES = './test/cloud-support/built-setup.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: {
      'compiled-contracts': fileURLToPath(new URL('.local/build/contracts.json', import.meta.url)),
    },
  },
  test: {
    testTimeout: 10 * SECOND,
    hookTimeout: 20 * SECOND,
    restoreMocks: true,
    projects: [
      project('unit', { globalSetup: [EMULATOR] }),
      project('conformance', { testTimeout: 30 * SECOND, hookTimeout: MINUTE, globalSetup: [EMULATOR] }),
      // Whole stories, each with a world of its own: the files may share their modules.
      project('scenarios', { testTimeout: MINUTE, isolate: false }),
      project('infra', { testTimeout: MINUTE, hookTimeout: 2 * MINUTE, isolate: false }),
      project('architecture', { testTimeout: MINUTE, hookTimeout: MINUTE }),
      project('model', { testTimeout: 2 * MINUTE }),
      inOrder(
        1,
        project('browser', {
          testTimeout: MINUTE,
          hookTimeout: MINUTE,
          maxWorkers: 1,
          globalSetup: [EMULATOR, BUNDLES],
        }),
      ),
      inOrder(
        2,
        project('cloud', {
          testTimeout: 3 * MINUTE,
          hookTimeout: 3 * MINUTE,
          maxWorkers: 3,
          globalSetup: [EMULATOR, BUNDLES],
        }),
      ),
    ],
  },
});
