import { buildTestBundles } from './bundles.ts';

/** Once before the tests that deploy: the Lambdas are bundled. */
export default buildTestBundles;
