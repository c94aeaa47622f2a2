import { expect, test } from 'vitest';
import { incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { LENA_MAIL, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';

test('a dead letter queue that is not empty is one incident until it is empty again', async () => {
  const stage = newStage();
  stage.world.deadLetters.set('intake', 3);
  await stage.rounds(3);
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'dead-letters', queue: 'intake' } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  stage.world.deadLetters.set('intake', 0);
  await stage.rounds(1);
  expect(openIncidents(stage)).toEqual([]);
});

test('one that fills up again is told again', async () => {
  const stage = newStage();
  for (const messages of [1, 0, 2]) {
    stage.world.deadLetters.set('intake', messages);
    await stage.rounds(1);
  }
  expect(incidents(stage)).toMatchObject([{ status: 'open' }]);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(2);
});

test('a message that nobody can process ends up there after five receives', async () => {
  const stage = newStage();
  stage.world.queued.intake.push({ message: { kind: 'readmit', blockedId: 'nobody' }, delaySeconds: 0 });
  await stage.pass(10 * 60);
  expect(stage.world.deadLetters.get('admit-event')).toBe(1);
  await stage.rounds(1);
  expect(openIncidents(stage)).toHaveLength(1);
});
