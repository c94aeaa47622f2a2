import fc from 'fast-check';
import type { Delivery, HandoffCommand, HandoffRules } from '#domain/handoff/commands.ts';
import type { Pause } from '#domain/contract-log/pauses.ts';
import { pausedUntil, pausesUpTo } from '#domain/contract-log/pauses.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Mode } from '#domain/contract/mode.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import { handoffDueAt } from '#domain/handoff/due.ts';
import { evolveHandoff } from '#domain/handoff/evolve.ts';
import type { HandoffFact, WaitState } from '#domain/handoff/facts.ts';
import type { PropertyReading, Reading } from '#domain/handoff/reading.ts';
import type { Handoff, TargetState } from '#domain/handoff/state.ts';
import type { Predecessor } from '#domain/handoff/predecessors.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import { addSeconds } from '#domain/time.ts';
import { at, rules, settings } from './given.ts';
import { FIELD, hubspot, JONAS, MAYA, request, situation } from './history.ts';

/** The ways on that lead furthest. */
const livelyRules: HandoffRules = {
  ...rules,
  contract: {
    ...rules.contract,
    whenRecordMoves: 'ask',
    whenOwnerChanges: 'restore',
    start: {
      ...{ withinSeconds: 600, latestSeconds: 900, graceSeconds: 300 },
      ...{ statuses: [statusSchema.parse('opportunity')], whenMissed: 're-offer' },
    },
  },
};

const beforeIt = { handoffId: handoffIdSchema.parse('b'.repeat(26)), contract: 'security-review', seq: 1 };

const TARGETS = [hubspot, 'ledger'] as const;
/** How often each is tried: what ends a handoff is rare, or few lives would get far. */
const KINDS = {
  wake: 6,
  accept: 6,
  decline: 1,
  return: 1,
  'offer-wait': 2,
  bounce: 1,
  'sync-wait': 2,
  'rollback-wait': 1,
  advance: 3,
  infrastructure: 2,
  look: 10,
  'read-back': 3,
  fail: 5,
  defer: 2,
  retry: 4,
  release: 1,
  'roll-back': 2,
  replay: 2,
  skip: 1,
  reassign: 1,
  cancel: 1,
  moved: 1,
  start: 1,
  compare: 3,
  pause: 1,
  resume: 1,
  'first-begun': 1,
  'first-done': 1,
} as const;
type Kind = keyof typeof KINDS;
const kinds: readonly Kind[] = Object.keys(KINDS).filter((kind): kind is Kind => kind in KINDS);

/** One thing that happens to a handoff; what it means is seen from the state that it meets. */
export interface Happening {
  readonly kind: Kind;
  /** Seconds that pass before it (clocks differ: also back), or until whatever is due next. */
  readonly pass: number | 'due';
  readonly person: string;
  readonly target: (typeof TARGETS)[number];
  /** Whether it knows the present epoch, run and attempt, or older ones. */
  readonly isStale: boolean;
  readonly holdsPlan: boolean;
  readonly shown: PropertyReading;
  readonly lastWriteAnswered: boolean;
  readonly permanent: boolean;
  readonly seconds: number;
}

const often = <Value>(usual: Value, rare: Value) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) });

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ weight: KINDS[kind], arbitrary: fc.constant(kind) }))),
  pass: fc.oneof(fc.integer({ min: -30, max: 700 }), fc.constant('due' as const)),
  person: often(MAYA, JONAS),
  target: often<(typeof TARGETS)[number]>(hubspot, 'ledger'),
  isStale: often(false, true),
  holdsPlan: fc.constantFrom(true, true, false),
  shown: fc.record({
    digest: often('nobody', 'somebody'),
    matches: fc.oneof(
      { weight: 8, arbitrary: fc.constant('no' as const) },
      { weight: 1, arbitrary: fc.constantFrom('exactly' as const, 'normalised' as const) },
    ),
    writtenByUs: fc.boolean(),
  }),
  lastWriteAnswered: fc.boolean(),
  permanent: often(false, true),
  seconds: fc.integer({ min: 0, max: 2000 }),
});

export const happenings = fc.array(happening, { maxLength: 120, size: 'max' });

/** One decision of a life: what was there, what was asked for, when, and what it made. */
export interface Moment {
  readonly before: Handoff;
  readonly command: HandoffCommand;
  readonly now: string;
  readonly facts: readonly HandoffFact[];
  readonly after: Handoff;
}

/** A handoff with its clock and everything that ever happened to it. */
export class Life {
  now = at(0);
  state: Handoff;
  pauses: readonly Pause[] = [];
  /** What has to be done first. */
  first: Predecessor = { ...beforeIt, end: 'completed' };
  readonly moments: Moment[] = [];
  /** What its contract says when one target cannot be written. */
  readonly whenPartial: Contract['whenPartial'];
  readonly commits: { readonly at: string; readonly facts: readonly HandoffFact[] }[] = [];

  constructor(mode: Mode = 'enforce', whenPartial: Contract['whenPartial'] = 'hold') {
    this.whenPartial = whenPartial;
    const command = { ...request, mode, request: { ...request.request, targets: [...TARGETS] } };
    const { facts } = decideHandoff(undefined, command, livelyRules, this.now);
    this.state = evolved(undefined, facts, 1, this.now);
    this.commits.push({ at: this.now, facts });
  }

  do(command: HandoffCommand): Moment {
    const { now, state: before } = this;
    const { facts } = decideHandoff(before, command, this.#rules(), now);
    const after = facts.length === 0 ? before : evolved(before, facts, before.seq + 1, now);
    const moment = { before, command, now, facts, after };
    if (facts.length > 0) this.commits.push({ at: now, facts });
    this.moments.push(moment);
    this.state = after;
    return moment;
  }

  #rules(): HandoffRules {
    const contract = { ...livelyRules.contract, whenPartial: this.whenPartial };
    return { ...livelyRules, contract, pauses: this.pauses, predecessors: [this.first] };
  }

  pass(seconds: number | 'due'): void {
    const due = handoffDueAt(this.state, settings);
    if (seconds !== 'due') this.now = addSeconds(this.now, seconds);
    else if (due !== undefined && due > this.now) this.now = due;
  }
}

/** What happens is too much by chance for many to get half written: those that may be taken back begin so. */
function begunLife(all: readonly Happening[]): Life {
  const life = new Life('enforce', policyOf(all));
  if (life.whenPartial !== 'roll-back') return life;
  const reading = {
    properties: { [FIELD]: NOT_WRITTEN },
    wanted: { [FIELD]: 'maya' },
    lastWriteAnswered: false,
  };
  life.do({ type: 'AcceptOffer', epoch: 1, by: MAYA });
  const seen = { epoch: 1, attempt: 0, open: false, aimSeq: life.state.aimSeq };
  for (const target of TARGETS) life.do({ type: 'PlanTarget', target, reading: { ...reading, seen } });
  const failed = { attempt: 1, because: 'refused', permanent: true } as const;
  life.do({ type: 'FailAttempt', target: 'ledger', seen, ...failed });
  return life;
}

const NOT_WRITTEN = { digest: 'nobody', matches: 'no', writtenByUs: false } as const;

/** Each life has one of the policies. */
function policyOf([first]: readonly Happening[]): Contract['whenPartial'] {
  return (['hold', 'roll-back', 'retry'] as const)[(first?.seconds ?? 0) % 3] ?? 'hold';
}

/** Lives through everything that happens, and tells each moment as it was. */
export function live(
  all: readonly Happening[],
  tell: (moment: Moment, life: Life) => void = () => undefined,
  life = begunLife(all),
): Life {
  for (const one of all) {
    life.pass(one.pass);
    if (one.kind === 'pause')
      life.pauses = pausedUntil(life.pauses, life.now, addSeconds(life.now, one.seconds + 1));
    if (one.kind === 'resume') life.pauses = pausesUpTo(life.pauses, life.now);
    if (one.kind === 'first-begun') life.first = { ...beforeIt, end: undefined };
    if (one.kind === 'first-done') life.first = { ...beforeIt, end: 'completed' };
    tell(life.do(commandOf(one, life.state)), life);
  }
  return life;
}

/** What a log of these commits tells. */
export function evolved(
  state: Handoff | undefined,
  facts: readonly HandoffFact[],
  seq: number,
  instant: string,
): Handoff {
  const context = { seq, at: instant, correlationId: 'c-1' };
  const after = facts.reduce((so, fact) => evolveHandoff(so, fact, context), state);
  if (after === undefined) throw new Error('nothing has begun');
  return after;
}

function commandOf(one: Happening, state: Handoff): HandoffCommand {
  const { run } = state.workflow;
  const known = { run: one.isStale ? Math.max(1, run - 1) : run, epoch: one.isStale ? 1 : state.epoch };
  const answer = { epoch: known.epoch, by: one.person };
  switch (one.kind) {
    case 'wake':
    case 'pause':
    case 'resume':
    case 'first-begun':
    case 'first-done':
      return { type: 'Wake' };
    case 'accept':
      return { type: 'AcceptOffer', ...answer };
    case 'decline':
      return { type: 'DeclineOffer', ...answer, reason: 'no-time' };
    case 'return':
      return { type: 'ReturnHandoff', ...answer, reason: 'incomplete', missing: [] };
    case 'offer-wait':
      return { type: 'BeginWait', ...known, state: 'offer', deliveries: [deliveryOf(one)] };
    case 'bounce':
      return { type: 'FailDelivery', epoch: known.epoch, channel: 'email', because: 'bounced' };
    case 'sync-wait':
      return { type: 'BeginWait', ...known, state: 'sync', deliveries: [] };
    case 'rollback-wait':
      return { type: 'BeginWait', ...known, state: 'rollback', deliveries: [] };
    case 'advance':
      return { type: 'Advance', situation, run: known.run };
    case 'infrastructure':
      return { type: 'Advance', situation, run: known.run, failed: one.holdsPlan ? atWork(state) : 'offer' };
    case 'retry':
      return { type: 'Retry' };
    case 'release':
      return { type: 'Release' };
    case 'roll-back':
      return { type: 'RollBack' };
    case 'replay':
      return { type: 'Replay' };
    case 'skip':
      return { type: 'SkipTarget', target: one.target };
    case 'reassign':
      return one.holdsPlan ? { type: 'Reassign', from: one.person } : { type: 'Reassign', to: one.person };
    case 'cancel':
      return { type: 'Cancel' };
    case 'moved':
      return {
        type: 'MoveRecord',
        move: { kind: 'status', status: one.holdsPlan ? 'lead' : 'opportunity', since: at(one.seconds) },
      };
    case 'start':
      return { type: 'StartWork', epoch: known.epoch, by: one.person, how: 'link' };
    case 'compare':
      return {
        ...{ type: 'CompareOwner', target: one.target, seen: readingOf(one, state).seen },
        shows: one.shown.matches === 'no' ? 'other' : 'claimed',
      };
    case 'look':
    case 'read-back':
    case 'fail':
    case 'defer':
      return workOf(one, state);
  }
}

function deliveryOf({ permanent, holdsPlan, seconds }: Happening): Delivery {
  if (!permanent && !holdsPlan)
    return { channel: 'email', outcome: 'later', because: 'ratelimited', afterSeconds: seconds, jitter: 0.5 };
  return permanent
    ? { channel: 'email', outcome: 'failed', because: 'message-rejected' }
    : { channel: 'email', outcome: 'delivered' };
}

function workOf(one: Happening, state: Handoff): HandoffCommand {
  const reading = readingOf(one, state);
  const plan = state.targets[one.target]?.plan;
  const attempt = one.holdsPlan ? (plan?.attempt ?? 1) : undefined;
  const { target, permanent } = one;
  const { seen } = reading;
  if (one.kind === 'look') return { type: 'PlanTarget', target, reading };
  if (one.kind === 'read-back') return { type: 'VerifyTarget', target, attempt: attempt ?? 1, reading };
  if (one.kind === 'fail')
    return { type: 'FailAttempt', target, attempt, seen, because: 'unavailable', permanent };
  return {
    type: 'DeferTarget',
    target,
    attempt,
    seen,
    afterSeconds: one.seconds,
    jitter: 0.5,
    because: 'DAILY',
  };
}

function atWork({ status }: Handoff): WaitState {
  return status === 'rolling-back' ? 'rollback' : 'sync';
}

function readingOf({ target, shown, isStale, lastWriteAnswered }: Happening, state: Handoff): Reading {
  const known = state.targets[target];
  const attempt = known?.attempt ?? 0;
  const compared = isToBeTakenBack(state, known) ? comparedWithBaseline(shown, known) : undefined;
  return {
    properties: { [FIELD]: shown },
    wanted: { [FIELD]: 'maya' },
    ...compared,
    seen: {
      ...{ epoch: state.epoch, attempt: isStale ? attempt + 1 : attempt, open: known?.plan !== undefined },
      aimSeq: state.aimSeq,
    },
    lastWriteAnswered,
  };
}

function isToBeTakenBack({ status }: Handoff, target: TargetState | undefined): boolean {
  return status === 'rolling-back' || target?.plan?.purpose === 'reverse';
}

/** What is not back is mostly what Baton wrote. */
function comparedWithBaseline(
  shown: PropertyReading,
  target: TargetState | undefined,
): Pick<Reading, 'properties' | 'wanted'> {
  const before = target?.baseline[FIELD]?.digest ?? 'nobody';
  const others = shown.digest === 'nobody' ? 'maya' : 'stranger';
  const digest = shown.matches === 'no' ? others : before;
  return { properties: { [FIELD]: { ...shown, digest } }, wanted: { [FIELD]: before } };
}
