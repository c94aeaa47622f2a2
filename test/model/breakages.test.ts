import { expect, test } from 'vitest';
import { breakages } from '#test/model-support/breakages.ts';
import { runExplorer } from '#test/model-support/run-explorer.ts';

test.concurrent.each(breakages)(
  'the explorer notices when it is no longer so that $guard',
  async ({ scope, without }) => {
    const { broken } = await runExplorer(scope, without);
    expect(broken).toContain('BROKEN');
  },
);
