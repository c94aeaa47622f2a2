import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const BUILT = join(import.meta.dirname, '..', '..', '.local', 'build', 'lambdas');
const BEHIND_THE_API = [
  'receive-webhook',
  'answer-offer',
  'answer-slack',
  'decide-incident',
  'show-my-work',
  'follow-handoff',
  'operate',
  'store-secret',
  'look-up',
  'rehearse-handoff',
  'tend-incidents',
  'show-incidents',
  'trace-handoff',
  'compare-handoff',
] as const;
/** What somebody waits for is loaded quickly: 480 KB, minified (docs/adr/0022). */
const MOST_BYTES = 480 * 1024;

it.each(BEHIND_THE_API)('the bundle of %s is small enough to be loaded while somebody waits', (name) => {
  expect(statSync(join(BUILT, name, 'index.mjs')).size).toBeLessThanOrEqual(MOST_BYTES);
});
