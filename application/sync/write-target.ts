import type { Call, Connector, TargetRecord, VendorRecord, Written } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { attemptFailed } from './attempt-failed.ts';
import { answeredId, callOf, comeBack, order, unansweredId } from './job.ts';
import type { Job, Unanswered } from './job.ts';
import { EXISTS } from './exists.ts';
import { lookOnceMore, shownAs, valuesOf } from './look-at.ts';
import type { Look } from './look-at.ts';
import type { SyncPorts } from './sync-ports.ts';
import { readingOf, unmetIn } from './take-reading.ts';

/** Carries out a plan: exactly one request, then the look that judges it. */
export async function writeTarget(ports: SyncPorts, job: Job, look: Look, attempt: number): Promise<string> {
  const answer = await write(job, look, attempt);
  switch (answer.kind) {
    case 'ok':
      await ports.texts.put(answeredId(job, attempt), 'yes');
      return readBack(ports, job, { look, attempt, written: answer.value });
    case 'unknown': {
      const unanswered = reasonOf(answer);
      await ports.texts.put(unansweredId(job, attempt), unanswered);
      return readBack(ports, job, { look, attempt, written: {}, unanswered });
    }
    case 'refused':
    case 'deferred':
    case 'unauthorised':
    case 'not-found':
      return attemptFailed(ports, job, attempt, answer);
  }
}

async function write({ connector, state, name }: Job, look: Look, attempt: number) {
  const { record, wanted, shown } = look;
  const call = { ...callOf(state, `${name}.${String(attempt)}`), attempt };
  const values = valuesOf(look);
  if (wanted[EXISTS] === 'no') return putAway(connector, record, call);
  if (!(EXISTS in wanted) || shown.properties[EXISTS]?.value === 'yes')
    return connector.write(record, values, call);
  if (connector.create === undefined)
    return { kind: 'refused', because: 'cannot-make', permanent: true } as const;
  return connector.create(record, values, call);
}

/** What Baton made is taken back by putting it away; what the system shows of it then says nothing of whether it is found. */
async function putAway(connector: Connector, record: TargetRecord, call: Call) {
  if (connector.archive === undefined)
    return { kind: 'refused', because: 'cannot-put-away', permanent: true } as const;
  const answer = await connector.archive(record, call);
  return answer.kind === 'ok' ? ({ kind: 'ok', value: {} } as const) : answer;
}

/** A request that was sent: what the system showed with its answer, or what kept that from saying what became of it. */
interface Sent extends Unanswered {
  readonly look: Look;
  readonly attempt: number;
  readonly written: Written;
}

/**
 * What is there decides, not what the system answered. If it is not (yet) there, the plan stays open and its lease
 * runs: the system may still apply it. Whoever comes after the lease looks again.
 */
async function readBack(
  ports: SyncPorts,
  job: Job,
  { look, attempt, written, ...unanswered }: Sent,
): Promise<string> {
  const answer = await shownAfter(ports, job, look, written);
  // What is expected besides may still come: the plan stays open until then.
  if (answer.kind === 'ok' && !isUnmet(job, answer.value)) {
    const reading = readingOf(job, answer.value, unanswered);
    const command = { type: 'VerifyTarget', target: job.name, attempt, reading } as const;
    const verdict = await order(ports, job.handoffId, command);
    if (verdict.facts.length > 0) return 'verified';
    if (verdict.refusal !== undefined) return comeBack(ports, job.message, ports.settings.planLeaseSeconds);
  }
  const later = await comeBack(ports, job.message, ports.settings.planLeaseSeconds);
  return answer.kind === 'ok' ? seenIn(job, look, answer.value) : later;
}

/** What a read-back showed that proves nothing, as a word for whoever looks what was asked. */
function seenIn(job: Job, before: Look, after: Look): 'not-yet' | 'still-old' | 'shows-other' {
  if (isUnmet(job, after)) return 'not-yet';
  const valueIn = ({ shown }: Look, name: string) => shown.properties[name]?.value ?? '';
  const isOld = before.properties.every((name) => valueIn(before, name) === valueIn(after, name));
  return isOld ? 'still-old' : 'shows-other';
}

function isUnmet({ back, shape }: Job, { shown }: Look): boolean {
  return back === undefined && unmetIn(shown, shape.expect) !== undefined;
}

function isIn({ properties }: VendorRecord, name: string): boolean {
  return name === EXISTS || name in properties;
}

/** What came with the answer counts only where automations get no time of their own, and it shows everything. */
async function shownAfter(ports: SyncPorts, job: Job, look: Look, { shows }: Written) {
  const { readBackAfterSeconds } = job.shape;
  const needed = [...look.properties, ...job.shape.expect.map(({ field }) => field)];
  if (readBackAfterSeconds === 0 && shows !== undefined && needed.every((name) => isIn(shows, name)))
    return shownAs(job, look, shows);
  await ports.sleep(readBackAfterSeconds);
  return lookOnceMore(job, look);
}
