import { expect, test } from 'vitest';
import { handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { acceptAll, offeredMany } from '#test/scenario-support/many.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 3_600;
const FEW = 5;

/** How often anybody looks into the log of an incident from here on. */
function countLooks({ world: { commits } }: Stage): { looks: number } {
  const counted = { looks: 0 };
  const get = commits.get.bind(commits);
  commits.get = (subject) => {
    if (subject.startsWith('incident#')) counted.looks += 1;
    return get(subject);
  };
  return counted;
}

test('who waits in an incident for hours reads its log when they enter and when they leave, not each time they are looked at', async () => {
  const stage = await offeredMany(FEW);
  stage.hubspot.outage = { does: 'answer', status: 503 };
  await acceptAll(stage);
  await stage.pass(HOUR);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: FEW } }]);
  const counted = countLooks(stage);
  await stage.pass(5 * HOUR);
  expect(counted.looks).toBe(0);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoffs(stage).every(({ status }) => status === 'completed')).toBe(true);
  expect(openIncidents(stage)).toEqual([]);
});
