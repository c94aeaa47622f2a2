import { expect, test } from 'vitest';
import { show } from '#cli/commands/show.ts';
import { styleFor } from '#cli/output/style.ts';
import type { ShowAnswer } from '#domain/operator/summary.ts';
import { showAnswerSchema } from '#domain/operator/summary.ts';
import { acceptedWith } from '#test/scenario-support/holds.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

async function told(stage: Stage): Promise<ShowAnswer> {
  const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}`);
  return showAnswerSchema.parse(answer);
}

const sentences = async (stage: Stage) => (await told(stage)).story.map(({ sentence }) => sentence);

test('what the system puts off takes no attempt, and is not shown as one', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.faults.push(
    ...Array.from({ length: 6 }, () => ({ does: 'put off', seconds: 30 }) as const),
  );
  await accept(stage);
  expect((await told(stage)).summary.targets).toContainEqual({ target: 'salesforce', attempts: 0 });
  await stage.pass(60 * 60);
  const answer = await told(stage);
  expect(answer.summary.status).toBe('completed');
  expect(answer.summary.targets).toContainEqual({ target: 'salesforce', attempts: 1, verdict: 'VERIFIED' });
  const { text } = await show({ show: async () => answer }, 'h1');
  expect(text(styleFor(false))).toMatch(/salesforce +shows the new owner \(VERIFIED, 1 attempt\)/);
  const story = (await sentences(stage)).join('\n');
  expect(story).toContain('Baton read Salesforce and is about to write (write no. 7).');
  expect(story).toMatch(/Salesforce cannot take it before .*: limit\. That takes no attempt\./);
  expect(story).not.toContain('attempt 7');
});

test('a write that was dropped has a line that says so, before the next', async () => {
  const stage = await acceptedWith({ does: 'say yes and drop it' });
  expect(await sentences(stage)).toContain(
    'HubSpot was read back after write no. 1 and still shows what stood there before; Baton is about to write again (write no. 2).',
  );
});

test('a write of which something else came is not called dropped', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.faults.push({ does: 'time out', only: 'OwnerId' });
  await accept(stage);
  await stage.pass(600);
  expect((await sentences(stage)).join('\n')).toMatch(
    /Salesforce was read back after write no\. 1 and shows not all that was written; Baton is about to write again \(write no\. 2\)\. What became of the write before was left open: timeout\./,
  );
});

test('a look that failed is no write that failed', async () => {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.salesforce.things.delete('00QHs00000AbCdEIAV');
  await accept(stage);
  const story = (await sentences(stage)).join('\n');
  expect(story).toContain(
    'Baton came no further than a look at Salesforce (no. 1): not found. Nothing was written.',
  );
  expect((await told(stage)).summary.targets).toContainEqual({ target: 'salesforce', attempts: 1 });
});

test('a write that was refused is called that', async () => {
  const stage = await acceptedWith({ does: 'answer', status: 403 });
  expect((await sentences(stage)).join('\n')).toContain(
    'HubSpot did not take write no. 1: validation error (VALIDATION_ERROR).',
  );
});
