import { expect, test } from 'vitest';
import { consentingSystem, secretName } from '#cli/program/arguments.ts';

test('a system or a secret that is misspelt is refused with the one that was meant', () => {
  expect(() => consentingSystem('asanna')).toThrow(
    'It must be a system: hubspot or salesforce or asana. Did you mean asana?',
  );
  expect(() => secretName('hubspot-tokn')).toThrow(/Did you mean hubspot-token\?$/);
});

test('one that is nothing like any is refused without a guess', () => {
  expect(() => consentingSystem('xyz')).toThrow(/or asana\.$/);
});
