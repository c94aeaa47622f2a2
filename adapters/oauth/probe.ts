import type { Trial } from '#domain/ports/operations.ts';
import { sendRequest } from '../http/send-request.ts';

const REFUSALS: ReadonlySet<number> = new Set([401, 403]);

/**
 * Asks a system once with a token, by a read that changes nothing. Only JSON is taken for the system's own refusal: a
 * page may be that of something in between.
 */
export async function probe(url: URL, token: string, timeoutMs: number): Promise<Trial> {
  const answer = await sendRequest({ method: 'GET', url, token }, timeoutMs);
  if (answer.kind !== 'answered') return { kind: 'unanswered', because: answer.because };
  const { status, json } = answer;
  if (status === 200) return { kind: 'accepted' };
  const kind = REFUSALS.has(status) && json !== undefined ? 'refused' : 'unanswered';
  return { kind, because: `HTTP ${String(status)}` };
}
