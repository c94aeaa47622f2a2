import { expect, test } from 'vitest';
import { withRemark, withSharedRemark } from '#application/with-remark.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { nextCommit } from '#domain/log/commit.ts';

const kept = new Map<string, string>();
const ports = {
  newId: () => 'a1',
  texts: {
    put: async (id: string, text: string) => void kept.set(id, text),
    remove: async (id: string) => void kept.delete(id),
  },
};

const naming = (textId?: string) =>
  nextCommit(undefined, {
    ...{ subjectId: subjectId('backlog', 'team'), commitId: 'c1', at: '2026-03-10T09:00:00.000Z' },
    actor: { kind: 'person', id: 'maya-chen', channel: 'link' },
    correlationId: correlationIdSchema.parse('corr-1'),
    facts: [{ type: 'Noted', ...(textId === undefined ? {} : { textId }) }],
  });

test('what a fact names is kept, before the fact is there', async () => {
  await withRemark(ports, 'because', async (textId) => {
    expect(kept.get('text#a1')).toBe('because');
    return { commit: naming(textId), refusal: { because: 'remembered' } };
  });
  expect(kept.get('text#a1')).toBe('because');
});

test.each([undefined, naming()])('what no fact names is removed', async (commit) => {
  await withRemark(ports, 'because', async () => ({ commit }));
  expect(kept.size).toBe(0);
});

test('one fact of several that names it is enough', async () => {
  await withSharedRemark(ports, 'because', async (textId) => ({ commits: [naming(textId), naming()] }));
  expect(kept.size).toBe(1);
});

test('it stays where nobody knows what was committed', async () => {
  const died = withRemark(ports, 'because', () => Promise.reject(new Error('no answer')));
  await expect(died).rejects.toThrow('no answer');
  expect(kept.size).toBe(1);
});
