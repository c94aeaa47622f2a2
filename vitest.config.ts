import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** One project per folder of test/; `limits` widen what that kind of test may take. */
const project = (
  name: string,
  limits: {
    testTimeout?: number;
    hookTimeout?: number;
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

const EMULATOR = './test/cloud-support/global-setup.ts';
const BUNDLES = './test/cloud-support/built-setup.ts';

/** Kinds that deploy run after the quick ones, at most three emulators at once. */
const deployed = (config: ReturnType<typeof project>) => ({
  ...config,
  test: { ...config.test, globalSetup: [EMULATOR, BUNDLES], maxWorkers: 3, sequence: { groupOrder: 1 } },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: {
      'compiled-contracts': fileURLToPath(new URL('.local/build/contracts.json', import.meta.url)),
    },
  },
  test: {
    // Wide, because what is waited for only ends a wait: a busy machine is slow and not wrong.
    testTimeout: 30 * SECOND,
    hookTimeout: MINUTE,
    expect: { poll: { timeout: 10 * SECOND } },
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
    projects: [
      // These three hold no state of their own: their files may share the modules, which halves the time.
      project('unit', { isolate: false, globalSetup: [EMULATOR] }),
      project('conformance', { globalSetup: [EMULATOR] }),
      project('scenarios', { testTimeout: MINUTE, isolate: false }),
      project('infra', { testTimeout: MINUTE, hookTimeout: 2 * MINUTE, isolate: false }),
      project('architecture', { testTimeout: MINUTE, hookTimeout: MINUTE }),
      project('model', { testTimeout: 6 * MINUTE }),
      deployed(project('browser', { testTimeout: MINUTE, hookTimeout: 2 * MINUTE })),
      deployed(project('cloud', { testTimeout: 3 * MINUTE, hookTimeout: 3 * MINUTE })),
    ],
  },
});
