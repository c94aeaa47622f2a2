import { expect, test } from 'vitest';
import { deathsIn, playWith } from '#test/scenario-support/crashes.ts';
import {
  acceptedAfterReminder,
  blockedThenMapped,
  declinedThenAskedAgain,
} from '#test/scenario-support/stories.ts';

const deaths = await deathsIn(acceptedAfterReminder, declinedThenAskedAgain, blockedThenMapped);

test('blocked, mapped, reassigned: whichever process dies at whichever call, it ends as if none had', async () => {
  for (const death of deaths) {
    await expect(playWith(blockedThenMapped, [death]), JSON.stringify(death)).resolves.toBeDefined();
  }
}, 60_000);
