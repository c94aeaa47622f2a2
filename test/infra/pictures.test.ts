import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aDay } from '#test/alarm-support/a-day.ts';
import { picturesOf } from '#test/alarm-support/pictures.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures');

/** Drawn anew by `npx vitest run --project infra pictures -u`. */
it('the dashboards in the documents are drawn from what a day with known faults publishes', async () => {
  const pictures = picturesOf(synthStage('production').observability, await aDay());
  expect([...pictures.keys()].sort()).toEqual([
    ...['contract-sales-qualified-lead', 'in', 'offer', 'operations', 'sync'],
  ]);
  for (const [name, picture] of pictures)
    await expect(picture).toMatchFileSnapshot(join(FOLDER, `dashboard-${name}.svg`));
});
