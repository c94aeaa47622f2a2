import type { VendorFailure } from '#domain/ports/connector.ts';
import { isPutOff } from '#domain/handoff/due.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { HandoffState, TargetState } from '#domain/handoff/state.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { secondsUntil } from '#domain/time.ts';
import type { Outcome } from '../carry-out.ts';
import { loadHandoff } from '../command-handoff.ts';
import { attemptFailed } from './attempt-failed.ts';
import { answeredId, comeBack, jobFor, order, unansweredOf } from './job.ts';
import type { Job } from './job.ts';
import { keepValues, keptValues } from './kept-values.ts';
import type { KeptValues } from './kept-values.ts';
import { lookAt } from './look-at.ts';
import type { Look } from './look-at.ts';
import { obstacleTo } from './obstacle-to.ts';
import type { SyncPorts } from './sync-ports.ts';
import { settleOpenPlan } from './settle-open-plan.ts';
import { isAsWanted, readingOf } from './take-reading.ts';
import { writeTarget } from './write-target.ts';

/** A reading that the log has left behind is taken again, at once, this often; then the message comes back later. */
const LOOKS = 3;

/**
 * Makes one system show the new owner, or what it showed before while that is taken back: look, plan (committed before
 * the write), write, read back, compare. Only the worker whose plan is in the log writes, and only while its lease runs;
 * whatever the outcome, it is a fact and, if something is still to be done, a message, never an exception.
 */
export async function syncTarget(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  for (let look = 0; look < LOOKS; look += 1) {
    const outcome = await lookAndWrite(ports, message);
    if (outcome !== 'moved') return outcome;
  }
  await comeBack(ports, message, ports.settings.backoffSeconds);
  return 'moved';
}

async function lookAndWrite(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  const job = await jobFor(ports, await loadHandoff(ports, message.handoffId), message);
  if (typeof job === 'string') return job;
  const now = ports.now();
  // Whoever began the wait comes back at its end, and so does a message by the wake that ends it: this is one too many.
  if (isPutOff(job.state, job.name, now)) return 'deferred';
  const lease = leaseOf(job.target, now);
  if (lease > 0) return comeBack(ports, job.message, lease);
  const settled = await settleOpenPlan(ports, job);
  if (typeof settled === 'string') return settled;
  const answer = settled ?? (await lookAt(ports, job));
  if (answer.kind !== 'ok') return attemptFailed(ports, job, undefined, await namely(ports, job, answer));
  const look = answer.value;
  const obstacle = await obstacleTo(job, look);
  if (obstacle !== undefined) return attemptFailed(ports, job, undefined, obstacle);
  const planned = await plan(ports, job, look);
  if (planned.refusal !== undefined) return refusal(ports, job, planned.refusal.because);
  const attempt = plannedAttempt(planned.facts);
  if (attempt !== undefined) return writeTarget(ports, job, look, attempt);
  return lookAgain(ports, job, planned);
}

/** A system that took the write and shows the record no more (it may have become somebody's own) proves nothing. */
async function namely(ports: SyncPorts, job: Job, answer: VendorFailure): Promise<VendorFailure> {
  const { plan } = job.target;
  if (answer.kind !== 'not-found' || plan === undefined) return answer;
  const answered = await ports.texts.get(answeredId(job, plan.attempt));
  return answered === undefined ? answer : { kind: 'refused', because: 'unverifiable', permanent: true };
}

/** Seconds until somebody else may act. */
function leaseOf({ plan }: TargetState, now: string): number {
  return plan === undefined ? 0 : secondsUntil(now, plan.leaseUntil);
}

type Planned = Outcome<HandoffState, HandoffFact>;

/** The values before a write are kept (erasable) before the plan names their digests. */
async function plan(ports: SyncPorts, job: Job, look: Look): Promise<Planned> {
  const { handoffId, name, target } = job;
  const answered = await ports.texts.get(answeredId(job, target.plan?.attempt ?? target.attempt));
  const known = {
    lastWriteAnswered: answered !== undefined,
    // Of another thing than they were for they say nothing.
    earlier: look.movedBy === undefined ? await earlierPlans(ports, job) : [],
    ...(await unansweredOf(ports, job)),
  };
  const isThere = look.movedBy === undefined && isAsWanted(readingOf(job, look));
  const more = isThere ? known : { ...known, kept: await keepLook(ports, job, look) };
  const reading = readingOf(job, look, more);
  return order(ports, handoffId, { type: 'PlanTarget', target: name, reading });
}

async function keepLook(ports: SyncPorts, { handoffId, name, key }: Job, look: Look): Promise<string> {
  const { record, wanted, properties, shown } = look;
  const before = properties.map((property) => [property, shown.properties[property]?.value ?? ''] as const);
  const { objectType, objectId } = record;
  const values = { before: Object.fromEntries(before), wanted, record: { objectType, objectId } };
  return keepValues(ports, { handoffId, target: name }, values, key);
}

async function earlierPlans(
  ports: SyncPorts,
  { handoffId, name, target }: Job,
): Promise<readonly KeptValues[]> {
  const plans = target.kept.map((kept) => keptValues(ports, { handoffId, target: name }, kept));
  return (await Promise.all(plans)).filter((kept) => kept !== undefined);
}

function plannedAttempt(facts: readonly HandoffFact[]): number | undefined {
  return facts.find((fact) => fact.type === 'TargetPlanned')?.attempt;
}

async function refusal(ports: SyncPorts, job: Job, because: string): Promise<string> {
  if (because !== 'leased') return because;
  return comeBack(ports, job.message, ports.settings.planLeaseSeconds);
}

/** That nothing was written, or that it is back by itself, is believed only on a second look, when the deferral ends. */
async function lookAgain(
  ports: SyncPorts,
  { name, message }: Job,
  { state, facts }: Planned,
): Promise<string> {
  const deferral = state?.targets[name]?.deferral;
  if (deferral === undefined && state?.status === 'held') return 'held';
  if (deferral === undefined)
    return facts.some(({ type }) => type === 'TargetVerified') ? 'verified' : 'decided';
  return comeBack(ports, message, secondsUntil(ports.now(), deferral.until));
}
