import { LOSE_ANSWER } from './ports.ts';
import { HANDOFF, MAYA, OWNER, RECORD, TAKEN_OVER } from './given.ts';
import type { Act, Job } from './job.ts';
import { presentOf } from './present.ts';
import type { ModelState } from './state.ts';
import type { Fate } from './step.ts';
import { CANNOT_BE_READ, ownerShown, VENDOR_FAULTS } from './vendor.ts';

/** What the platform can do next without time going by. */
export function readyJobs(state: ModelState): readonly Job[] {
  const process = state.processes;
  const letters = state.letters
    .filter(({ readyAt }) => readyAt <= state.now)
    .map((letter) => ({ kind: 'letter', letter, process }) as const);
  const executions = [...state.executions.values()].flatMap((execution): readonly Job[] => {
    const { run, at, visit, token, failed, readyAt } = execution;
    if (at === 'over' || token !== undefined || readyAt > state.now) return [];
    const name = `${String(run)}.${String(visit)}`;
    if (at === 'advance')
      return isFlying(state, run) ? [] : [{ kind: 'advance', run, failed, visit: name, process }];
    return [{ kind: 'wait', run, state: at, token: name, process }];
  });
  return [...(state.hint ? [{ kind: 'relay', process } as const] : []), ...executions, ...letters];
}

function isFlying({ flights }: ModelState, run: number): boolean {
  return flights.some(({ job }) => job.kind === 'advance' && job.run === run);
}

/** What only shows the state: it is done at once and cannot go wrong, because nothing else depends on it. */
export function isAside(job: Job): boolean {
  return job.kind === 'letter' && job.letter.kind === 'connect' && job.letter.work === 'reflect';
}

/** Calls on what belongs to one process, or that change nothing that anybody else looks at. */
const PRIVATE = /^(texts|links|receipts|postings|absences|contractVersions|turns|timerMarks|givenHandoffs)\./;
const READS = /\.(read|get|list|overdue|shownSeq|isDone|countOpen|queue)$/;
/** Before these, what others did meanwhile can make a difference. */
const CONTESTED = /^(log|tokens|claims|executions|mailer)\.|^rows\.(put|settle)$|\.(read|write)$/;

/** The ways in which a process that made these calls can fare otherwise. */
export function fatesOf(job: Job, calls: readonly string[]): readonly Fate[] {
  const before = calls.flatMap((call, index): readonly Fate[] => {
    if (PRIVATE.test(call) || (call === 'source.read' && !isAboutOwner(job))) return [];
    const at = index + 1;
    const dies: readonly Fate[] = READS.test(call) ? [] : [{ kind: 'dies', call: at }];
    const pauses: readonly Fate[] = index > 0 && CONTESTED.test(call) ? [{ kind: 'pauses', call: at }] : [];
    return [
      ...dies,
      ...pauses,
      ...faultsOf(call, job).map((does) => ({ kind: 'meets', fault: { call: at, does } }) as const),
    ];
  });
  // It did all of its work, and nobody heard of it.
  const unheard: Fate = { kind: 'dies', call: calls.length + 1 };
  switch (job.kind) {
    case 'act':
      return before;
    case 'relay':
      return [...before, unheard];
    case 'letter':
      return [...before, unheard, { kind: 'late' }, { kind: 'twice' }];
    case 'wait':
    case 'advance':
      return [...before, unheard, { kind: 'late' }];
  }
}

function faultsOf(call: string, job: Job): readonly string[] {
  if (call.startsWith('log.append')) return [LOSE_ANSWER];
  if (call.endsWith('.write')) return VENDOR_FAULTS;
  if (!call.endsWith('.read') || call.startsWith('log') || call.startsWith('source')) return [];
  // A copy that is still old when a second look is taken is beyond what any look can tell (docs/guarantees.md).
  return [isSecondLook(job) ? CANNOT_BE_READ : 'stale'];
}

/** Who owns the record is read to be compared; what else it shows is read before anything has begun. */
function isAboutOwner(job: Job): boolean {
  return job.kind === 'letter' && job.letter.kind === 'admit' && job.letter.property === OWNER;
}

function isSecondLook(job: Job): boolean {
  return job.kind === 'letter' && job.letter.kind === 'connect' && job.letter.work === 'look';
}

/** What people can do: each answers any message that they have, however old. */
export function possibleActs(state: ModelState, allowed: readonly Act['kind'][]): readonly Act[] {
  const handoff = presentOf(state.world);
  if (state.acts === 0 || handoff === undefined) return [];
  const asked = [...state.seen.mails.keys()].map((key) => {
    const [by = MAYA, epoch = '1'] = key.split(' ');
    return { by, epoch: Number(epoch) };
  });
  return allowed.flatMap((kind): readonly Act[] => {
    switch (kind) {
      case 'accept':
      case 'decline':
      case 'return':
      case 'hand-on':
      case 'snooze':
      case 'start':
        return asked.map(({ by, epoch }) => ({ kind, by, epoch }));
      case 'retry':
      case 'release':
      case 'roll-back':
      case 'skip':
        return handoff.status === 'held' ? [{ kind }] : [];
      case 'replay':
        return handoff.status === 'completed' ? [{ kind }] : [];
      case 'change':
        return [...state.vendors.keys()].map((target) => ({ kind, target }));
      case 'take-over':
        return wasTakenOver(state) ? [] : [{ kind }];
      case 'move-on':
        return [{ kind }];
      case 'reassign':
      case 'cancel':
        return handoff.status === 'completed' || handoff.status === 'cancelled' ? [] : [{ kind }];
    }
  });
}

/** To do it again would put back what stood there before us, and nobody could tell (docs/guarantees.md). */
function wasTakenOver(state: ModelState): boolean {
  const { value, before } = ownerShown(state, RECORD.source);
  return value === TAKEN_OVER || before === TAKEN_OVER;
}

/** The next instant at which something is due; undefined when nothing is. */
export function nextInstant(state: ModelState): string | undefined {
  const { world, letters, flights, executions } = state;
  const dueAt = world.rows.get(`handoff#${HANDOFF}`)?.dueAt;
  const instants = [
    ...letters.map(({ readyAt }) => readyAt),
    ...[...executions.values()].map(({ readyAt }) => readyAt),
    ...[...world.timers.values()].map(({ at }) => at),
    ...flights.map(({ diesAt }) => diesAt),
    ...(dueAt === undefined ? [] : [dueAt]),
  ];
  return instants.filter((at) => at > state.now).sort()[0];
}
