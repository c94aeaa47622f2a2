import { expect, test } from 'vitest';
import { offered } from '#test/scenario-support/new-stage.ts';
import { offerTo } from '#test/scenario-support/people.ts';
import { call } from '#test/scenario-support/web.ts';

const PAGES = [
  ['offers', 'answer-offer'],
  ['decisions', 'decide-incident'],
  ['me', 'show-my-work'],
  ['overview', 'show-my-work'],
  ['following', 'follow-handoff'],
] as const;
const STRANGE = ['0'.repeat(64), 'short', '..%2f', ''] as const;

test('whoever guesses is told the same everywhere: of what nobody gave, of what is no link, and of a link to another page', async () => {
  const stage = await offered();
  const { token: real } = offerTo(stage);
  const answers = new Set<string>();
  for (const [page, lambda] of PAGES) {
    for (const token of page === 'offers' ? STRANGE : [...STRANGE, real]) {
      const path = `/${page}/${token}`;
      const pathParameters = { token };
      const { status, body, headers } = await call(stage, lambda, { method: 'GET', path, pathParameters });
      answers.add(`${String(status)} ${body} ${JSON.stringify(headers)}`);
    }
  }
  const [only = '', ...others] = answers;
  expect(others).toEqual([]);
  expect(only).toMatch(/^404 /);
  expect(only).toContain('This link leads nowhere');
});
