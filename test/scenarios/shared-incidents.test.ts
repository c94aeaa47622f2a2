import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, decide, inHand, LENA_MAIL, MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

/** Two handoffs, both held because HubSpot forbids it. */
async function bothForbidden(): Promise<Stage> {
  const stage = newStage();
  for (const contact of ['501', '502']) {
    seedContact(stage, contact);
    await setLifecycle(stage, 'salesqualifiedlead', contact);
    await forbidden(stage);
  }
  return stage;
}

async function forbidden(stage: Stage): Promise<void> {
  stage.hubspot.writeFaults.push({ does: 'answer', status: 403 });
  await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'offer').at(-1)));
  await stage.pass(60);
}

test('one cause has one incident and one notice, however many handoffs it holds', async () => {
  const stage = await bothForbidden();
  expect(incidents(stage)).toMatchObject([{ members: { length: 2 } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
});

test('it ends when the last one leaves, not the first', async () => {
  const stage = await bothForbidden();
  const [first, second] = handoffs(stage);
  await decideFor(stage, 'retry', first?.handoffId ?? '');
  await stage.pass(60);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 1 } }]);
  await decideFor(stage, 'retry', second?.handoffId ?? '');
  await stage.pass(60);
  expect(openIncidents(stage)).toEqual([]);
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'completed']);
});

test('one decision on its page is a decision for all of them', async () => {
  const stage = await bothForbidden();
  await decide(stage, { choice: 'retry' });
  await stage.pass(60);
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'completed']);
});

test('the same cause again opens it again, and tells again', async () => {
  const stage = await bothForbidden();
  await decide(stage, { choice: 'retry' });
  await stage.pass(60);
  seedContact(stage, '503');
  await setLifecycle(stage, 'salesqualifiedlead', '503');
  await forbidden(stage);
  expect(incidents(stage)).toMatchObject([{ status: 'open', members: { length: 1 } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(2);
});
