import { expect, test } from 'vitest';
import { shownValue } from '#domain/admission/shown-value.ts';
import { kickoffContract } from '../contract/sample.ts';

test.each([
  ['closedate', '2026-12-15T00:00:00Z', '2026-12-15'],
  ['closedate', '1797292800000', '2026-12-15'],
  ['closedate', '2026-12-15', '2026-12-15'],
  ['closedate', 'soon', 'soon'],
  ['closedate', '', ''],
  ['description', '2026-12-15T00:00:00Z', '2026-12-15T00:00:00Z'],
])(
  '%s %j is shown to people as %j: a day where the contract says that it is one',
  (property, value, shown) => {
    expect(shownValue(kickoffContract, property, value)).toBe(shown);
  },
);
