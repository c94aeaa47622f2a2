import { fireTimers } from '#adapters/memory/timers.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { NextState } from '#domain/handoff/decide-advance.ts';
import { addSeconds } from '#domain/time.ts';
import { LAMBDA_SECONDS, OWNER, RECORD, STAGE, SUBJECT, TAKEN_OVER } from './given.ts';
import type { Act, Job } from './job.ts';
import { nameOf } from './job.ts';
import { play, STOP } from './play.ts';
import type { Interruption, Played } from './play.ts';
import { portsOf } from './ports.ts';
import { logOf } from './present.ts';
import { procedureOf } from './procedures.ts';
import { draftOf, isSameLetter, share, withLetter } from './state.ts';
import type { Draft, Flight, Letter, ModelState } from './state.ts';
import { lookAtCommits } from './log-rules.ts';
import { change, ownerShown, tell } from './vendor.ts';
import { lost, violated } from './watch.ts';
import { advanced, failWait, putOff, takeNotice } from './workflow.ts';

/** SQS gives a message that was not processed to the next receiver after this. */
const VISIBILITY_SECONDS = 60;
const LATE_SECONDS = 700;

/** What is the same in all states of one exploration. */
export interface Surroundings {
  readonly bundle: ContractBundle;
  /** A call that always goes wrong in this kind of job: a permission that is missing, a system that is down. */
  readonly always?: { readonly job: Job['kind']; readonly call: string; readonly does: string } | undefined;
}

export interface Stepped {
  readonly state: ModelState;
  /** The calls that the process made, in order. */
  readonly calls: readonly string[];
}

/** How a process fares: to its end, or dead or standing still before one of its calls, or with one of them gone wrong. */
export type Fate =
  | { readonly kind: 'dies' | 'pauses'; readonly call: number }
  | { readonly kind: 'meets'; readonly fault: Interruption }
  /** It begins much later, or its message is given to another process too. */
  | { readonly kind: 'late' }
  | { readonly kind: 'twice' };

/** Begins a process and carries it as far as its fate lets it. */
export async function begin(
  state: ModelState,
  around: Surroundings,
  job: Job,
  fate?: Fate,
): Promise<Stepped> {
  const draft = draftOf(state);
  draft.processes += 1;
  if (fate !== undefined) draft.faults -= 1;
  if (fate?.kind === 'late') {
    postpone(draft, job);
    return { state: settled(state, draft), calls: [] };
  }
  take(draft, job);
  if (fate?.kind === 'twice') draft.letters = state.letters;
  const played = await run(
    draft,
    around,
    { job, answers: [], calls: [], instants: [], diesAt: '' },
    interruptionOf(fate),
  );
  if (played.outcome !== 'stopped') finish(draft, job, played);
  else if (fate?.kind === 'pauses')
    draft.flights = [
      ...draft.flights,
      {
        ...{ job, answers: played.answers, calls: played.calls, instants: played.instants },
        diesAt: addSeconds(draft.now, LAMBDA_SECONDS),
      },
    ];
  else die(draft, job, played.calls);
  return { state: settled(state, draft), calls: played.calls };
}

/** A process that stood still goes on to its end. */
export async function resume(state: ModelState, around: Surroundings, flight: Flight): Promise<Stepped> {
  const draft = draftOf(state);
  draft.flights = draft.flights.filter((other) => other !== flight);
  const played = await run(draft, around, flight);
  finish(draft, flight.job, played);
  return { state: settled(state, draft), calls: played.calls };
}

function interruptionOf(fate: Fate | undefined): Interruption | undefined {
  if (fate === undefined || fate.kind === 'late' || fate.kind === 'twice') return undefined;
  return fate.kind === 'meets' ? fate.fault : { call: fate.call, does: STOP };
}

/** The message of a process that stands still is given out again. */
export function giveOutAgain(state: ModelState, letter: Letter): ModelState {
  return { ...state, faults: state.faults - 1, letters: withLetter(state.letters, letter) };
}

/** Nobody has time for it until two steps of the workflow would have been late. */
function postpone(draft: Draft, job: Job): void {
  // What stands in a queue that moves is not late: nobody may take it for that.
  if (!isQueued(job)) draft.seen = { ...draft.seen, delays: draft.seen.delays + 1 };
  const readyAt = addSeconds(draft.now, LATE_SECONDS);
  if (job.kind === 'letter')
    draft.letters = draft.letters.map((letter) =>
      isSameLetter(letter, job.letter) ? { ...letter, readyAt } : letter,
    );
  if (job.kind === 'wait' || job.kind === 'advance') putOff(draft, job.run, readyAt);
}

function isQueued(job: Job): boolean {
  return job.kind === 'letter' && job.letter.kind === 'connect' && job.letter.work === 'sync';
}

async function run(
  draft: Draft,
  surroundings: Surroundings,
  { job, answers, instants }: Flight,
  interruption?: Interruption,
): Promise<Played & { readonly instants: readonly string[] }> {
  const { bundle, always } = surroundings;
  const told: string[] = [];
  // What it was told before it stood still, it was told then.
  const now = (): string => {
    const instant = instants[told.length] ?? draft.now;
    told.push(instant);
    return instant;
  };
  const played = await play((around) => procedureOf(portsOf(draft, bundle, job.process, around, now), job), {
    recorded: answers,
    interruption,
    always: always?.job === job.kind ? always : undefined,
  });
  return { ...played, instants: told };
}

/** What a process begins with is its alone. */
function take(draft: Draft, job: Job): void {
  if (job.kind === 'letter') draft.letters = without(draft.letters, job.letter);
  if (job.kind === 'relay') draft.hint = false;
  if (job.kind === 'act' && job.act.kind === 'accept')
    draft.seen = {
      ...draft.seen,
      presses: new Set([...draft.seen.presses, `${job.act.by} ${String(job.act.epoch)}`]),
    };
  if (job.kind === 'act') draft.acts -= 1;
  if (job.kind === 'act') changeOutside(draft, job.act);
  if (job.kind !== 'wait') return;
  draft.world.tasks.set(job.token, {});
  const execution = draft.executions.get(job.run);
  if (execution !== undefined)
    draft.executions = new Map([...draft.executions, [job.run, { ...execution, token: job.token }]]);
}

/** What people do to records past Baton. */
function changeOutside(draft: Draft, act: Act): void {
  if (act.kind === 'change')
    change(draft, act.target, { [OWNER]: strangerIn(draft, act.target) }, 'somebody');
  if (act.kind === 'take-over') {
    change(draft, RECORD.source, { [OWNER]: TAKEN_OVER }, 'somebody');
    tell(draft, OWNER);
  }
  if (act.kind === 'move-on') {
    draft.stage = { value: 'opportunity', since: addSeconds(draft.now, 1), byUs: false };
    tell(draft, STAGE);
  }
}

/** Each time another: whoever puts back what stood there before us cannot be told from a write that never came (docs/guarantees.md). */
function strangerIn(draft: Draft, target: string): string {
  return `9800${String(ownerShown(draft, target).version)}`;
}

function without(letters: readonly Letter[], letter: Letter): readonly Letter[] {
  return letters.filter((other) => !isSameLetter(other, letter));
}

/** It came to its end, or threw. */
function finish(draft: Draft, job: Job, { outcome, value }: Played): void {
  if (outcome === 'failed') {
    if (!isExpected(value)) violated(draft, `${nameOf(job)} threw ${String(value)}`);
    giveUp(draft, job);
    return;
  }
  if (job.kind === 'advance') advanced(draft, job.run, nextOf(value));
  if (job.kind === 'act') lookAtAnswer(draft, job, value);
}

/** What the platform is told of by an exception, on purpose; and what this model itself breaks. */
const EXPECTED: ReadonlySet<string> = new Set(['Broken']);

function isExpected(error: unknown): boolean {
  return error instanceof Error && EXPECTED.has(error.name);
}

function nextOf(value: unknown): NextState | undefined {
  const words: readonly NextState[] = ['offer', 'sync', 'rollback', 'held', 'done', 'superseded'];
  const said = typeof value === 'object' && value !== null && 'next' in value ? value.next : undefined;
  return words.find((word) => word === said);
}

/** Whose yes is in the log by their own process is told so. */
function lookAtAnswer(draft: Draft, job: Job, value: unknown): void {
  const refusal =
    typeof value === 'object' && value !== null && 'refusal' in value ? value.refusal : undefined;
  if (refusal === undefined) return;
  const mine = logOf(draft.world).some(
    ({ commitId, facts }) =>
      commitId.replace(/^0*/, '').startsWith(`${String(job.process)}-`) &&
      facts.some(({ type }) => type === 'OfferAccepted'),
  );
  if (mine) violated(draft, 'somebody whose yes counts was told that it does not');
}

/** The process is dead: whatever gave it its work gives it again. */
function die(draft: Draft, job: Job, calls: readonly string[]): void {
  // The last of the calls is the one that it died before.
  const done = calls.slice(0, -1);
  lost(draft, done.includes('mailer.send') && !done.includes('claims.markDone'));
  giveUp(draft, job);
}

function giveUp(draft: Draft, job: Job): void {
  switch (job.kind) {
    case 'relay':
      draft.hint = true;
      return;
    case 'letter':
      draft.letters = withLetter(draft.letters, {
        ...job.letter,
        readyAt: addSeconds(draft.now, VISIBILITY_SECONDS),
      });
      return;
    case 'wait':
      failWait(draft, job.token);
      return;
    case 'advance':
      advanced(draft, job.run, undefined);
      return;
    case 'act':
      draft.acts += 1;
  }
}

/** Time goes by until something is due: processes that stood still are dead by then, timers fire, the watchdog walks. */
export function passTo(state: ModelState, now: string): ModelState {
  const draft = draftOf(state);
  const dead = draft.flights.filter(({ diesAt }) => diesAt <= now);
  draft.flights = draft.flights.filter(({ diesAt }) => diesAt > now);
  for (const { job, calls } of dead) die(draft, job, calls);
  draft.now = now;
  fireTimers(draft.world, now);
  const dueAt = draft.world.rows.get(SUBJECT)?.dueAt;
  if (dueAt !== undefined && dueAt <= now) draft.world.queued.wake.push(SUBJECT);
  return settled(state, draft);
}

/** What follows from a step without anybody's doing. */
export function settled(before: ModelState, draft: Draft): ModelState {
  const { queued } = draft.world;
  const wakes = queued.wake.filter((subject) => subject === SUBJECT);
  if (wakes.length > 0) draft.letters = withLetter(draft.letters, { kind: 'wake', readyAt: draft.now });
  for (const { message, delaySeconds } of queued.connectors) {
    const { target, work, attempt } = message;
    const readyAt = addSeconds(draft.now, delaySeconds);
    draft.letters = withLetter(draft.letters, { kind: 'connect', target, work, attempt, readyAt });
  }
  for (const { message, delaySeconds } of queued.intake)
    if (message.kind === 'event') {
      const delivery = Number(message.receiptId.replace('delivery-', ''));
      const readyAt = addSeconds(draft.now, delaySeconds);
      const { property } = message.event;
      draft.letters = withLetter(draft.letters, { kind: 'admit', delivery, property, readyAt });
    }
  Object.assign(draft.world, {
    queued: { wake: [], notices: [], connectors: [], intake: [], onCall: [], buried: queued.buried },
  });
  if (logOf(draft.world).length > logOf(before.world).length) draft.hint = true;
  takeNotice(draft);
  lookAtCommits(before, draft);
  share(before, draft);
  return draft;
}
