import { describe, expect, test } from 'vitest';
import type { QueueProgress } from '#domain/health/queue-progress.ts';
import { progressAfter, secondsToFront } from '#domain/health/queue-progress.ts';
import { at, settings } from '#test/unit/handoff/given.ts';

const point = (seen: number, front: number) => ({ seenAt: at(seen), front: at(front) });
const noted = (known: QueueProgress | undefined, waited: number, now: number) =>
  progressAfter(known, waited, settings, at(now));

describe('of a queue is noted', () => {
  test('nothing while its messages are taken soon', () => {
    expect(noted(undefined, 149, 1000)).toBeUndefined();
  });

  test('from where on it takes messages, once they have waited half a step', () => {
    const first = point(1000, 850);
    expect(noted(undefined, 150, 1000)).toEqual({ first, last: first });
  });

  test('nothing more for a while', () => {
    const first = point(1000, 800);
    expect(noted({ first, last: first }, 210, 1029)).toBeUndefined();
    expect(noted({ first, last: first }, 210, 1030)).toEqual({ first, last: point(1030, 820) });
  });

  test('anew what comes after it had not been long, or stood still', () => {
    const first = point(1000, 800);
    const known = { first, last: point(1030, 820) };
    expect(noted(known, 200, 1329)).toEqual({ first, last: point(1329, 1129) });
    expect(noted(known, 200, 1330)).toEqual({ first: point(1330, 1130), last: point(1330, 1130) });
  });
});

describe('how long it takes until a message comes', () => {
  test('is as long as the speed seen says', () => {
    const known = { first: point(1000, 800), last: point(1100, 810) };
    expect(secondsToFront(known, at(850))).toBe(400);
  });

  test('is nothing where the front is there already, and not known from one look', () => {
    const first = point(1000, 800);
    expect(secondsToFront({ first, last: point(1100, 860) }, at(850))).toBe(0);
    expect(secondsToFront({ first, last: first }, at(850))).toBe(0);
  });

  test('is for ever where the front has not moved', () => {
    expect(secondsToFront({ first: point(1000, 800), last: point(1100, 800) }, at(850))).toBe(Infinity);
  });
});
