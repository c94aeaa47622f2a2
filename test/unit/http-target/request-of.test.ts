import { describe, expect, it } from 'vitest';
import { requestOf } from '#adapters/http-target/request-of.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';

const { read, write, find } = boardSystem;
const base = 'https://board.example.com/api/v1/';
const about = (name: string, values: Readonly<Record<string, string>> = {}) => ({
  ...{ name, values, call: { correlationId: 'c-1', idempotencyKey: 'k-1' } },
});

const address = (name: string, request = read): string | undefined => {
  const made = requestOf(boardSystem, request, base, about(name));
  return 'because' in made ? undefined : made.url.href;
};

describe('an address', () => {
  it.each([
    ['T-1', 'tickets/T-1'],
    ['a b/c?d#e', 'tickets/a%20b%2Fc%3Fd%23e'],
    ['a\\b', 'tickets/a%5Cb'],
    ['%2e%2e', 'tickets/%252e%252e'],
    ['Größe', 'tickets/Gr%C3%B6%C3%9Fe'],
    ['$&', 'tickets/%24%26'],
  ])('takes %j as one segment', (name, path) => {
    expect(address(name)).toBe(`https://board.example.com/api/v1/${path}`);
  });

  it.each(['', '.', '..', '\ud800'])('is none with %j', (name) => {
    expect(requestOf(boardSystem, read, base, about(name))).toEqual({ because: 'not-an-id' });
  });

  it('takes a key as one parameter', () => {
    expect(address('a&b=c', find)).toBe('https://board.example.com/api/v1/tickets?externalKey=a%26b%3Dc');
  });
});

describe('a body', () => {
  const body = (values: Readonly<Record<string, string>>): unknown => {
    const made = requestOf(boardSystem, write, base, about('T-1', values));
    return 'because' in made ? made : made.body;
  };

  it('carries what is written and leaves out the rest', () => {
    expect(body({ assignee: 'a@example.com' })).toEqual({ ticket: { assignee: { id: 'a@example.com' } } });
    expect(body({ title: '"},{"x":"', points: '3' })).toEqual({ ticket: { title: '"},{"x":"', points: 3 } });
  });

  it('has null for what has no value, and the empty text for a text', () => {
    expect(body({ assignee: '', title: '', due: '', points: '' })).toEqual({
      ticket: { assignee: { id: null }, title: '', dueAt: null, points: null },
    });
  });

  it.each(['9007199254740993', 'three', '1e400'])('takes no number that JSON would change: %s', (points) => {
    expect(body({ points })).toEqual({ because: 'not-exact', field: 'points' });
  });

  it('carries our key where it is asked for, and constants as they stand', () => {
    const { make } = boardSystem;
    const constant = { list: [1, { field: 'title' }, { field: 'state' }], kind: null, empty: {} };
    const made = requestOf(
      boardSystem,
      {
        ...write,
        path: '/x',
        ...make,
        body: { ...constant, key: { baton: 'key' }, with: { baton: 'correlation-id' } },
      },
      base,
      about('baton-1', { title: 'T' }),
    );
    expect(made).toMatchObject({
      body: { list: [1, 'T'], kind: null, empty: {}, key: 'baton-1', with: 'c-1' },
    });
  });
});
