import { expect, test } from 'vitest';
import { isSame } from '#adapters/asana/normalise.ts';

test.each([
  ['notes', 'Amount: 1 \r\nLink: x\n', 'Amount: 1\nLink: x'],
  ['name', ' Kickoff ', 'Kickoff'],
  ['project', '100', '99;100'],
  ['assignee', '11', '11'],
  ['custom_field:1', '12000.50', '12000.5'],
  ['custom_field:1', '2;1', '1;2'],
  ['due_on', '', ''],
])('%s: %j is %j', (property, wanted, shown) => {
  expect(isSame(property, wanted, shown)).toBe(true);
});

test.each([
  ['notes', 'a\n\nb', 'a\nb'],
  ['name', 'Kickoff', 'kickoff'],
  ['name', '12.0', '12'],
  ['project', '100', '99'],
  ['project', '100', ''],
  ['assignee', '11', '110'],
  ['assignee', '', '11'],
  ['custom_field:1', '007', '7'],
  ['custom_field:1', '1;2', '1'],
  ['due_on', '2026-11-30', '2026-12-01'],
])('%s: %j is not %j', (property, wanted, shown) => {
  expect(isSame(property, wanted, shown)).toBe(false);
});
