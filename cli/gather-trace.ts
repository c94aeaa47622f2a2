import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import type { AttemptsAnswer, ReceiptAnswer } from '#domain/operator/evidence.ts';
import type { ShowAnswer } from '#domain/operator/summary.ts';
import type { TraceAnswer } from '#domain/operator/trace.ts';

export type TraceApi = Pick<OperatorApi, 'receipt' | 'show' | 'trace' | 'attempts'>;

/** All that is known of one handoff or blocked event. */
export interface TracedSubject {
  readonly shown: ShowAnswer;
  readonly trace: TraceAnswer;
  readonly attempts: AttemptsAnswer['attempts'];
}

/** All that is known under one correlation id: of an event from outside its receipt, as long as it is kept. */
export interface Traced {
  readonly correlationId: string;
  readonly receipt: ReceiptAnswer | undefined;
  readonly subjects: readonly TracedSubject[];
}

/** `id`: that of a handoff or of a blocked event, or a correlation id, which is that of the event's receipt. */
export async function gatherTrace(api: TraceApi, id: string): Promise<Traced> {
  const first = await unlessUnknown(() => api.trace(id));
  const correlationId = first?.correlationId ?? id;
  const receipt = await unlessUnknown(() => api.receipt(correlationId));
  // It is neither: what is said of a handoff that there is not names the one that was probably meant.
  if (first === undefined && receipt === undefined) await api.trace(id);
  const ids = [...new Set([...(first === undefined ? [] : [id]), ...(receipt?.handoffIds ?? [])])];
  const subjects = await Promise.all(ids.map((one) => subjectOf(api, one)));
  return { correlationId, receipt, subjects };
}

async function subjectOf(api: TraceApi, id: string): Promise<TracedSubject> {
  const [shown, trace] = await Promise.all([api.show(id), api.trace(id)]);
  // Nothing is sent for an event that is blocked.
  const attempts = shown.summary.kind === 'handoff' ? (await api.attempts(id, {})).attempts : [];
  return { shown, trace, attempts };
}

const UNKNOWN = 404;

async function unlessUnknown<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RefusedError && error.status === UNKNOWN) return undefined;
    throw error;
  }
}
