import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { wrongWith } from '#test/crash-support/judge.ts';
import { beginLife, keepWatch, playLife } from '#test/crash-support/lives.ts';

let cloud: TestCloud;
let stopWatching: () => Promise<void>;
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-crashes', { crashing: true });
  stopWatching = keepWatch(cloud);
});
afterAll(async () => {
  await stopWatching();
  await cloud.stop();
});

// The moments after which a repetition would hurt most; `npm run test:crashes` has all others.
test.concurrent.each([
  ['admit-event', 'log.appendWithRow'],
  ['relay', 'executions.start'],
  ['offer-handoff', 'mailer.send'],
  ['sync-target', 'connectors.hubspot.write'],
])('%s dies right after %s, and the handoff still ends right', async (lambda, call) => {
  const life = await beginLife(cloud, lambda, call);
  await playLife(life, 'accepted');
  expect(life.crash?.hasFired()).toBe(true);
  expect(await wrongWith(life, 'accepted')).toEqual([]);
});
