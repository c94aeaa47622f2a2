import { describe, expect, test } from 'vitest';
import { notHeldSentence } from '#domain/operator/not-held.ts';
import { addSeconds } from '#domain/time.ts';
import { handoffAfter } from './given.ts';
import { asked, hubspot, syncing } from './history.ts';

const NOW = '2030-01-31T12:00:00.000Z';
const until = addSeconds(NOW, 600);
const putOff = {
  type: 'TargetDeferred',
  target: hubspot,
  epoch: 1,
  until,
  because: 'system-down',
  system: hubspot,
} as const;
const waiting = handoffAfter(...syncing, putOff);

describe('what is asked of a handoff that is not held', () => {
  test('is named, with its state, and from when it is possible', () => {
    expect(notHeldSentence('skip-target', waiting)).toBe(
      `skip-target is not possible yet: it is being written, and waits for HubSpot until ${until} at least. It is possible once somebody is told of that wait (for a system that is down, after a quarter of an hour), or once it is held.`,
    );
    expect(notHeldSentence('roll-back', waiting)).toBe(
      `roll-back is not possible yet: it is being written, and waits for HubSpot until ${until} at least. It is possible once it is held; to end it now: cancel.`,
    );
    expect(notHeldSentence('release', waiting)).toMatch(/^release is not possible yet: .* once it is held\./);
  });

  test('waits for nothing that can be tried again where nobody has answered', () => {
    expect(notHeldSentence('retry', handoffAfter(...asked))).toBe(
      'retry is not possible yet: it is offered, and waits for an answer. It is possible once it is held, or waits for a system that is left alone.',
    );
  });
});
