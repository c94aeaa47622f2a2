import type { SyncCommand } from '#domain/handoff/commands.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import { addSeconds } from '#domain/time.ts';
import { comeBack, order, seenOf } from './job.ts';
import type { Job } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';

type Failure = Exclude<VendorAnswer<unknown>, { readonly kind: 'ok' }>;

/** A request that did not pass becomes a fact; if there is more to try, the message comes back, later each time. */
export async function attemptFailed(
  ports: SyncPorts,
  job: Job,
  attempt: number | undefined,
  answer: Failure,
): Promise<string> {
  const { handoffId, name, state, message } = job;
  const seen = seenOf(state, name);
  if (answer.kind === 'deferred') {
    const until = addSeconds(ports.now(), answer.afterSeconds);
    const { because } = answer;
    await order(ports, handoffId, { type: 'DeferTarget', target: name, attempt, seen, until, because });
    return comeBack(ports, message, answer.afterSeconds);
  }
  const outcome = await order(ports, handoffId, {
    type: 'FailAttempt',
    target: name,
    attempt,
    seen,
    ...failureOf(answer),
  });
  if (outcome.refusal?.because === 'moved') return 'moved';
  const status = outcome.state?.status;
  if (status !== 'syncing' && status !== 'cancelling') return 'over';
  // Full jitter: many handoffs that met the same fault must not come back together.
  const backoff = ports.settings.backoffSeconds * 2 ** job.target.used * ports.random();
  return comeBack(ports, message, backoff);
}

type FailureWords = Pick<Extract<SyncCommand, { type: 'FailAttempt' }>, 'because' | 'permanent' | 'field'>;

function failureOf(answer: Exclude<Failure, { kind: 'deferred' }>): FailureWords {
  switch (answer.kind) {
    case 'refused': {
      const { because, permanent, field } = answer;
      return { because, permanent, ...(field === undefined ? {} : { field }) };
    }
    case 'unauthorised':
      return { because: 'unauthorised', permanent: false };
    case 'not-found':
      return { because: 'not-found', permanent: true };
    case 'unknown':
      return { because: answer.because, permanent: false };
  }
}
