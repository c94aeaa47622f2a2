import { expect, test } from 'vitest';
import { UnexpectedAnswerError, UnreachableError } from '#adapters/operator-api/errors.ts';
import { untilAnswered } from '#local/walkthrough/until-answered.ts';

const URL = 'http://localhost:4566';

/** Fails so often, then answers. */
function failing(times: number, error: Error): () => Promise<string> {
  let asked = 0;
  return () =>
    Promise.resolve().then(() => {
      asked += 1;
      if (asked <= times) throw error;
      return `answered after ${String(asked)}`;
    });
}

test('what fails because somebody broke a Lambda is asked again until it is mended', async () => {
  expect(await untilAnswered(failing(2, new UnexpectedAnswerError(URL, 502, 'look-up')), 1)).toBe(
    'answered after 3',
  );
});

test('a Baton that is gone is not waited for', async () => {
  const gone = new UnreachableError(URL, { cause: new Error('ECONNREFUSED') });
  await expect(untilAnswered(failing(1, gone), 1)).rejects.toBe(gone);
});
