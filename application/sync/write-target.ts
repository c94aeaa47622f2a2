import { attemptFailed } from './attempt-failed.ts';
import { answeredId, callOf, comeBack, order } from './job.ts';
import type { Job } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';
import { readingOf } from './take-reading.ts';

/** Carries out a plan: exactly one request, then the look that judges it. */
export async function writeTarget(ports: SyncPorts, job: Job, attempt: number): Promise<string> {
  const call = callOf(job.state, `${job.name}.${String(attempt)}`);
  const answer = await job.connector.write(job.state.record, job.wanted, call);
  switch (answer.kind) {
    case 'ok':
      await ports.texts.put(answeredId(job, attempt), 'yes');
      return readBack(ports, job, attempt);
    case 'unknown':
      return readBack(ports, job, attempt);
    case 'refused':
    case 'deferred':
    case 'unauthorised':
    case 'not-found':
      return attemptFailed(ports, job, attempt, answer);
  }
}

/**
 * What is there decides, not what the system answered. If it is not (yet) there, the plan stays open and its lease
 * runs: the system may still apply it. Whoever comes after the lease looks again.
 */
async function readBack(ports: SyncPorts, job: Job, attempt: number): Promise<string> {
  await ports.sleep(job.readBackAfterSeconds);
  const answer = await job.connector.read(job.state.record, job.properties);
  if (answer.kind === 'ok') {
    const reading = readingOf(job, answer.value, false);
    const verdict = await order(ports, job.handoffId, {
      type: 'VerifyTarget',
      target: job.name,
      attempt,
      reading,
    });
    if (verdict.facts.length > 0) return 'verified';
  }
  return comeBack(ports, job.message, ports.settings.planLeaseSeconds);
}
