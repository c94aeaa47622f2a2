import { expect, test } from 'vitest';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';

test('an event whose record cannot be read right now comes again until it can', async () => {
  const stage = newStage();
  stage.hubspot.readFaults.push(
    { does: 'answer', status: 503 },
    { does: 'limit', policy: 'SECONDLY' },
    { does: 'html' },
    { does: 'time out' },
  );
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoffs(stage)).toEqual([]);
  await stage.pass(10 * 60);
  expect(handoffs(stage)).toMatchObject([{ status: 'offered' }]);
});

test('an event whose record is gone is blocked', async () => {
  const stage = newStage();
  stage.hubspot.readFaults.push({ does: 'answer', status: 404 });
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(blockedEvents(stage)).toMatchObject([{ cause: { kind: 'unreadable-record' } }]);
});

test('an event whose record cannot be read for hours is blocked, not lost', async () => {
  const stage = newStage();
  for (let time = 0; time < 20; time += 1) stage.hubspot.readFaults.push({ does: 'answer', status: 500 });
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.pass(3 * 60 * 60);
  expect(blockedEvents(stage)).toMatchObject([
    { cause: { kind: 'unreadable-record', because: 'system-down' } },
  ]);
});
