import type { SyncCommand } from '#domain/handoff/commands.ts';
import { openStep } from '#domain/handoff/due.ts';
import { isNotAwaited } from '#domain/handoff/target-obstacle.ts';
import { foreignText } from '#domain/foreign-text.ts';
import type { VendorFailure } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { secondsUntil } from '#domain/time.ts';
import { comeBack, order, seenOf } from './job.ts';
import type { Job } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';

/** A request that did not pass becomes a fact; if there is more to try, the message comes back, later each time. */
export async function attemptFailed(
  ports: SyncPorts,
  job: Job,
  attempt: number | undefined,
  answer: VendorFailure,
): Promise<string> {
  if (answer.kind === 'deferred') return putOff(ports, job, attempt, answer);
  const { handoffId, name, state, message } = job;
  const seen = seenOf(state, name);
  const outcome = await order(ports, handoffId, {
    type: 'FailAttempt',
    target: name,
    attempt,
    seen,
    ...failureOf(answer),
  });
  const refusal = outcome.refusal?.because;
  if (refusal === 'moved' || isNotAwaited(refusal)) return refusal;
  if (outcome.state?.status === 'held') return 'held';
  if (outcome.state === undefined || openStep(outcome.state) === undefined) return 'over';
  // Full jitter: many handoffs that met the same fault must not come back together.
  const backoff = ports.settings.backoffSeconds * 2 ** job.target.used * ports.random();
  return comeBack(ports, message, backoff);
}

/**
 * The decision says until when: the more often in a row, the longer. A wait that it refused is as long as was asked
 * for, unless another worker began one meanwhile: its end brings the next message.
 */
async function putOff(
  ports: SyncPorts,
  { handoffId, name, state, message }: Job,
  attempt: number | undefined,
  answer: Extract<VendorFailure, { kind: 'deferred' }>,
): Promise<string> {
  const { afterSeconds } = answer;
  const { system, since, isLong = false } = answer;
  const known = since === undefined ? {} : { since };
  const left = system === undefined ? {} : { system, isLong, ...known };
  const wish = { afterSeconds, jitter: ports.random(), because: reasonOf(answer), ...left };
  const seen = seenOf(state, name);
  const { facts, refusal } = await order(ports, handoffId, {
    type: 'DeferTarget',
    target: name,
    attempt,
    seen,
    ...wish,
  });
  const over = refusal?.because;
  if (over === 'deferred' || isNotAwaited(over)) return over;
  const until = facts.find((fact) => fact.type === 'TargetDeferred')?.until;
  return comeBack(ports, message, until === undefined ? afterSeconds : secondsUntil(ports.now(), until));
}

type FailureWords = Pick<Extract<SyncCommand, { type: 'FailAttempt' }>, 'because' | 'permanent' | 'field'>;

function failureOf(answer: Exclude<VendorFailure, { kind: 'deferred' }>): FailureWords {
  const because = reasonOf(answer);
  switch (answer.kind) {
    case 'refused': {
      const { permanent, field } = answer;
      return { because, permanent, ...(field === undefined ? {} : { field: foreignText(field) }) };
    }
    case 'not-found':
      return { because, permanent: true };
    case 'unauthorised':
    case 'unknown':
      return { because, permanent: false };
  }
}
