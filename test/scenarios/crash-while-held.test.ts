import { expect, test } from 'vitest';
import { deathsIn, playWith } from '#test/scenario-support/crashes.ts';
import { acceptedAfterReminder, declinedThenAskedAgain } from '#test/scenario-support/stories.ts';

const deaths = await deathsIn(acceptedAfterReminder, declinedThenAskedAgain);

test('declined, held, asked again: whichever process dies at whichever call, it ends as if none had', async () => {
  for (const death of deaths) {
    await expect(playWith(declinedThenAskedAgain, [death]), JSON.stringify(death)).resolves.toBeDefined();
  }
}, 60_000);
