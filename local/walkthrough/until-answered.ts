import { setTimeout as delay } from 'node:timers/promises';
import { UnexpectedAnswerError } from '#adapters/operator-api/errors.ts';

/**
 * Asks again until Baton itself answers: whoever walks through the runbook breaks the Lambda that is asked here too, and
 * the rest goes on. A Baton that cannot be reached at all is not waited for.
 */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>, pauseMs = PAUSE_MS): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof UnexpectedAnswerError)) throw error;
    }
    await delay(pauseMs);
  }
}

const PAUSE_MS = 2_000;
