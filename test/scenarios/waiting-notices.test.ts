import { expect, test } from 'vitest';
import { memoryPorts } from '#adapters/memory/ports.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { subjectId } from '#domain/ids.ts';
import { wishesId } from '#domain/text-ids.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, decline, JONAS_MAIL, LENA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

/** A notice that waits is queued no more, however often its effects run meanwhile. Those queued before it first waited go round too. */
const HOUR = 60 * 60;
const told: Contract = { ...sampleContract, giver: { ...sampleContract.giver, tell: ['accepted'] } };

async function effectsRun(stage: Stage, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await memoryPorts(stage.world).queues.wake([subjectId('handoff', handoff(stage).handoffId)]);
    await stage.run();
  }
}

const notified = async (stage: Stage, seconds: number): Promise<number> => {
  stage.fates.calls.length = 0;
  await stage.pass(seconds);
  return stage.fates.calls.filter(({ call }) => call === 'queues.notify').length;
};

test('for the end of the quiet hours, and is sent then, once', async () => {
  const stage = await offered(told);
  const quietHours = { from: '13:00', until: '23:00' };
  stage.world.texts.set(wishesId('jonas-weber'), JSON.stringify({ quietHours }));
  await accept(stage);
  await effectsRun(stage, 20);
  expect(await notified(stage, HOUR)).toBeLessThanOrEqual(2 * 4);
  expect(mailsTo(stage, JONAS_MAIL, 'news')).toEqual([]);
  await stage.pass(10 * HOUR);
  expect(mailsTo(stage, JONAS_MAIL, 'news')).toHaveLength(1);
});

test('for the mail, and is sent once it goes', async () => {
  const stage = await offered(told);
  stage.world.mailsLater = true;
  await accept(stage);
  await effectsRun(stage, 20);
  expect(await notified(stage, 600)).toBeLessThan(12);
  stage.world.mailsLater = false;
  await stage.pass(HOUR);
  expect(mailsTo(stage, JONAS_MAIL, 'news')).toHaveLength(1);
});

test('whoever changes their way while a mail waits is told once', async () => {
  const people = sampleDirectory.people.map((one) =>
    one.id === 'lena-fischer' ? { ...one, ids: { ...one.ids, slack: 'U0LENA' } } : one,
  );
  const stage = await offered(sampleContract, { ...sampleDirectory, people });
  stage.world.mailsLater = true;
  await decline(stage);
  stage.world.texts.set(wishesId('lena-fischer'), JSON.stringify({ channels: ['slack'] }));
  const incident = subjectId('incident', openIncidents(stage)[0]?.id ?? '');
  await memoryPorts(stage.world).queues.wake([incident]);
  await stage.run();
  stage.world.mailsLater = false;
  await stage.pass(HOUR);
  const posted = stage.world.chat.messages.filter(({ user }) => user === 'U0LENA').length;
  expect(posted + mailsTo(stage, LENA_MAIL).length).toBe(1);
});
