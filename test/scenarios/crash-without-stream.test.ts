import { expect, test } from 'vitest';
import { seeded } from '#test/scenario-support/concurrently.ts';
import { deathsIn, playWith } from '#test/scenario-support/crashes.ts';
import { withoutStream } from '#test/scenario-support/stories.ts';

const DEATHS = 40;

test('with the stream paused all the time, a death is repaired by the watchdog alone', async () => {
  const choose = seeded(3);
  const deaths = await deathsIn(withoutStream);
  for (let death = 0; death < DEATHS; death += 1) {
    const chosen = deaths[choose(deaths.length)]!;
    await expect(playWith(withoutStream, [chosen]), JSON.stringify(chosen)).resolves.toBeDefined();
  }
}, 60_000);

test('an acceptance that died before its row is repaired soon, because the person looked again', async () => {
  const died = (await deathsIn(withoutStream)).filter(
    ({ lambda, call, moment }) => lambda === 'answer-offer' && call === 'log.append' && moment === 'after',
  );
  expect(died).toHaveLength(1);
  await expect(playWith(withoutStream, died)).resolves.toBeDefined();
});
