import { expect, test } from 'vitest';
import { afterClosing } from '#domain/story/after-closing.ts';

const again = 'If it fails again, the incident opens again and you are told.';

test('whoever closes an incident by hand is told whether what failed is tried once more', () => {
  expect(afterClosing({ kind: 'reflect-failed' })).toBe(`What failed is tried once more. ${again}`);
  expect(afterClosing({ kind: 'notice-failed' })).toBe(`Nothing is sent again by this. ${again}`);
});

test('where messages lie in a queue, by which command they are sent back', () => {
  expect(afterClosing({ kind: 'dead-letters', queue: 'intake' })).toBe(
    'Nothing is sent again by this: npx baton dlq redrive intake --reason … --confirm sends back what lies there. As long as messages lie there, the incident opens again and you are told.',
  );
});
