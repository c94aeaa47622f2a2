import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests that judge mutants of `domain/`: those of the pure core, which need nothing that is deployed. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: {
      'compiled-contracts': fileURLToPath(new URL('.local/build/contracts.json', import.meta.url)),
    },
  },
  test: {
    include: [
      'test/unit/{admission,blocked,calendar,contract,contract-log,handoff,incident,log,operate,projection,routing,situation,story}/**/*.test.ts',
    ],
    environment: 'node',
    isolate: false,
    restoreMocks: true,
    testTimeout: 10_000,
  },
});
