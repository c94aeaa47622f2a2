import { expect, test } from 'vitest';
import { handoffs } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const circuitOf = (stage: Stage) => stage.world.health.get('hubspot')?.circuit;

test('whoever asks first after the wait and dies of it keeps nobody from asking for longer than its lease', async () => {
  const stage = await offeredMany(3);
  stage.hubspot.outage = { does: 'time out' };
  await acceptAll(stage);
  await stage.pass(60);
  stage.hubspot.outage = undefined;
  stage.fates.crashes.push({ at: await nextProbe(stage), moment: 'before' });
  await stage.pass(60 * 60);
  expect(stage.fates.crashes).toEqual([]);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  expect(circuitOf(stage)).toEqual({ kind: 'closed', faults: 0 });
});

/** The number of the call with which the next probe reads. */
async function nextProbe(stage: Stage): Promise<number> {
  const plain = stage.fork();
  await plain.pass(60 * 60);
  const read = plain.fates.calls.findIndex(({ call }) => call === 'hubspot.read');
  return stage.fates.calls.length + read + 1;
}
