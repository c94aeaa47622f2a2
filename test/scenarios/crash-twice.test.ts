import { expect, test } from 'vitest';
import { seeded } from '#test/scenario-support/concurrently.ts';
import { deathsIn, playWith } from '#test/scenario-support/crashes.ts';
import { acceptedAfterReminder, declinedThenAskedAgain } from '#test/scenario-support/stories.ts';

const PAIRS = 30;
/** The second death comes so soon that it meets the repair of the first. */
const SOON = 30;

test.each([
  ['asked, reminded, accepted', acceptedAfterReminder],
  ['declined, held, asked again', declinedThenAskedAgain],
])(
  '%s: a second death during the repair of the first changes nothing either',
  async (_, story) => {
    const choose = seeded(2);
    const deaths = await deathsIn(story);
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const first = deaths[choose(deaths.length)]!;
      const moment = choose(2) === 0 ? 'before' : 'after';
      const second = { at: first.at + 1 + choose(SOON), moment } as const;
      await expect(playWith(story, [first, second]), JSON.stringify([first, second])).resolves.toBeDefined();
    }
  },
  60_000,
);
