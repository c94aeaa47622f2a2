import { buildTestBundles } from './bundles.ts';

const BUILT_BY = 'BATON_TEST_BUNDLES_BUILT_BY';

/** Before the tests that deploy, once for all kinds of them: the Lambdas are bundled. */
export default async function setup(): Promise<void> {
  if (process.env[BUILT_BY] === String(process.pid)) return;
  await buildTestBundles();
  process.env[BUILT_BY] = String(process.pid);
}
