import type { VendorFailure } from '#domain/ports/connector.ts';
import { addSeconds } from '#domain/time.ts';
import { comeBack, order, unansweredOf } from './job.ts';
import type { Job } from './job.ts';
import { shownOf } from './look-at.ts';
import type { SyncPorts } from './sync-ports.ts';
import { isAsWanted, readingOf, unmetIn } from './take-reading.ts';

/** A word for what came of it, or why the thing could not be looked at. */
type Settled = string | VendorFailure;

/**
 * Looks first, while an owner is entered, whether what an earlier worker planned is there: then that is its verdict,
 * whatever should be there by now. Undefined where it is not there, or is not known any more: whoever asks goes on as if
 * for the first time.
 */
export async function settleOpenPlan(ports: SyncPorts, job: Job): Promise<Settled | undefined> {
  const { plan } = job.target;
  const { record, wanted = {} } = job.planned ?? {};
  if (plan === undefined || record === undefined || job.state.status !== 'syncing') return undefined;
  const fields = Object.keys(plan.wanted);
  const answer = await shownOf(job, record, [...fields, ...job.shape.expect.map(({ field }) => field)]);
  if (answer.kind !== 'ok') return answer;
  const look = { record, wanted, properties: fields, shown: answer.value };
  const reading = readingOf(job, look, await unansweredOf(ports, job));
  if (!isAsWanted(reading)) return undefined;
  const told = { target: job.name, attempt: plan.attempt } as const;
  const field = unmetIn(answer.value, job.shape.expect);
  if (field === undefined) return settled(ports, job, { type: 'VerifyTarget', ...told, reading });
  const until = addSeconds(plan.leaseUntil, ports.settings.stepSeconds / PART_OF_A_STEP);
  if (ports.now() < until) return comeBack(ports, job.message, ports.settings.backoffSeconds);
  return settled(ports, job, { type: 'MissExpectation', ...told, field });
}

/** What is expected besides may come this part of a step after the lease: before the step counts as overdue twice. */
const PART_OF_A_STEP = 2;

/** The handoff may go on to something else now: looked at again from the beginning. */
async function settled(
  ports: SyncPorts,
  { handoffId }: Job,
  command: Parameters<typeof order>[2],
): Promise<string> {
  await order(ports, handoffId, command);
  return 'moved';
}
