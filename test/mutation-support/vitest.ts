/** Stands in for the framework, for test files that are run without it. Whoever imports more of it is told so at once. */
export { expect } from 'vitest';
export { test, test as it, describe } from './collect.ts';
export { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from './collect.ts';

/** Time limits are the business of whoever runs the mutants. */
export const vi = { setConfig: (): undefined => undefined };
