import type { MutantCoverage } from '@stryker-mutator/api/core';

/** What the instrumented code of `domain/` looks at: which mutant is on, and what it counts. */
type Instruments = {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
  mutantCoverage: MutantCoverage;
};

declare global {
  var __stryker__: Instruments;
}

/** Set before any instrumented module is loaded, and never replaced: each module keeps it. */
export const instruments: Instruments = (globalThis.__stryker__ = {
  ...{ activeMutant: undefined, currentTestId: undefined, hitCount: undefined, hitLimit: undefined },
  mutantCoverage: { static: {}, perTest: {} },
});
