import { expect, test } from 'vitest';
import { decidingCommand } from '#cli/output/deciding-command.ts';
import { incident } from '../monday/gathered.ts';

const held = [{ kind: 'handoff' as const, id: 'h1' }];
const told = (cause: string, more: Partial<typeof incident> = {}) =>
  decidingCommand({ incident: { ...incident, status: 'open', holds: 1, cause, ...more }, held });

test('what a system refused is tried again, once that is put right', () => {
  expect(told('target-failed')).toBe('npx baton retry h1 --reason …');
});

test('what nobody took is offered to somebody else', () => {
  expect(told('declined')).toBe('npx baton reassign h1 --to <person> --reason …');
});

test('of several it is said that each is decided by itself', () => {
  expect(told('target-failed', { holds: 3 })).toContain('h1 --reason …, and the same for each that it holds');
});

test('nothing is said where nothing is to be decided', () => {
  expect(told('target-deferred')).toBe('');
  expect(told('target-failed', { status: 'resolved' })).toBe('');
});
