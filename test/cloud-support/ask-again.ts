import { setTimeout as delay } from 'node:timers/promises';
import { UnexpectedAnswerError } from '#adapters/operator-api/errors.ts';

const TIMES = 5;
const PAUSE_MS = 500;
/** What `fetch` says where the other side closed the connection before it answered. */
const BROKEN: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * Asks once more where the connection broke before there was an answer, or a gateway answered in place of Baton, as a
 * person or a system does: on a busy machine a request may meet that. For what may come twice.
 * @throws whatever else went wrong, or that it broke {@link TIMES} times
 */
export async function askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let time = 1; ; time += 1) {
    try {
      return await ask();
    } catch (error) {
      if (time === TIMES || !isBroken(error)) throw error;
      await delay(PAUSE_MS);
    }
  }
}

function isBroken(error: unknown): boolean {
  if (error instanceof UnexpectedAnswerError) return error.status >= 500;
  if (!(error instanceof TypeError)) return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && BROKEN.has(cause.code);
}
