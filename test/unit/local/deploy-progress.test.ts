import { expect, test } from 'vitest';

import { deployProgress } from '#local/deploy-progress.ts';
import type { ResourceEvent } from '#local/emulator/resource-progress.ts';

const event = (change: Partial<ResourceEvent>): ResourceEvent => ({
  stack: 'baton-local-app',
  logicalId: 'Queue1',
  type: 'AWS::SQS::Queue',
  status: 'CREATE_COMPLETE',
  reason: undefined,
  path: 'Intake/Queue',
  completed: 3,
  total: 40,
  ...change,
});

const shown = (
  terminal: { readonly isTTY?: boolean; readonly columns?: number },
  ...events: readonly Partial<ResourceEvent>[]
): string => {
  const written: string[] = [];
  const progress = deployProgress({ ...terminal, write: (text: string) => written.push(text) });
  for (const change of events) progress.onResource(event(change));
  progress.end();
  return written.join('');
};

/** What a terminal shows in the end: a return goes back to the line's begin, `ESC [K` clears the rest of it. */
const screenOf = (written: string): string[] =>
  written.split('\n').map((line) => line.split('\r').at(-1)?.replace('\u001B[K', '') ?? '');

test('a file gets one line for each resource that is ready, and none for what is on its way', () => {
  const text = shown({}, { status: 'CREATE_IN_PROGRESS' }, {}, { path: 'Wake/Queue', completed: 4 });
  expect(text.split('\n')).toEqual([
    '  create complete  SQS::Queue                   Intake/Queue',
    '  create complete  SQS::Queue                   Wake/Queue',
    '',
  ]);
});

test('a terminal gets one line for each stack, with the count and the resource at hand', () => {
  const stateful = { stack: 'baton-local-stateful', path: 'Tables/Log', completed: 7, total: 7 };
  const text = shown(
    { isTTY: true, columns: 120 },
    stateful,
    { status: 'CREATE_IN_PROGRESS' },
    { completed: 40 },
  );
  expect(screenOf(text)).toEqual([
    '  baton-local-stateful           7/7  Tables/Log',
    '  baton-local-app              40/40  Intake/Queue',
    '',
  ]);
  expect(text).toContain(' 3/40  Intake/Queue');
});

test('a line never wraps, for a wrapped line cannot be written over', () => {
  const lines = screenOf(shown({ isTTY: true, columns: 40 }, { path: 'A/'.repeat(60) }));
  expect(lines[0]).toHaveLength(39);
});

test('a resource that failed keeps a line of its own, with the reason', () => {
  const text = shown(
    { isTTY: true, columns: 120 },
    {},
    { status: 'CREATE_FAILED', reason: 'no such thing' },
    {},
  );
  expect(screenOf(text)[1]).toBe(
    '  create failed    SQS::Queue                   Intake/Queue: no such thing',
  );
});

test('nothing is said about the bootstrap', () => {
  expect(shown({ isTTY: true }, { stack: 'CDKToolkit' })).toBe('');
});
