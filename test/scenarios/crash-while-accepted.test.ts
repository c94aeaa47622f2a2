import { expect, test } from 'vitest';
import { deathsIn, playWith } from '#test/scenario-support/crashes.ts';
import { acceptedAfterReminder } from '#test/scenario-support/stories.ts';

const deaths = await deathsIn(acceptedAfterReminder);

test('asked, reminded, accepted: whichever process dies at whichever call, it ends as if none had', async () => {
  for (const death of deaths) {
    await expect(playWith(acceptedAfterReminder, [death]), JSON.stringify(death)).resolves.toBeDefined();
  }
}, 60_000);
