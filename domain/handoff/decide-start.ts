import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { Contract } from '../contract/contract.ts';
import { textOf } from '../text-of.ts';
import { addSeconds, latest } from '../time.ts';
import type { HandoffRules, StartWork } from './commands.ts';
import { openTargets } from './due.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { deadline } from './make-offer.ts';
import type { RecordMove } from './record-move.ts';
import { openStart, startDeadline } from './start.ts';
import type { Handoff } from './state.ts';
import { completion } from './with-end.ts';

/** By when whoever accepts now is to begin, and the latest that they may choose; undefined where no start is awaited. */
export function startTimes(
  contract: Contract,
  now: string,
): { readonly usual: string; readonly latest: string } | undefined {
  const { start } = contract;
  if (start === undefined) return undefined;
  const usual = deadline(contract, now, start.withinSeconds);
  return { usual, latest: latest(usual, addSeconds(now, start.latestSeconds)) };
}

/** Until when whoever accepts now begins: as they say, within what the contract allows, else as the contract says. */
export function startByOf(
  { contract }: HandoffRules,
  chosen: string | undefined,
  now: string,
): { readonly startBy?: string; readonly refusal?: 'start-in-the-past' | 'start-too-late' } {
  const times = startTimes(contract, now);
  if (times === undefined) return chosen === undefined ? {} : { refusal: 'start-too-late' };
  if (chosen === undefined) return { startBy: times.usual };
  if (chosen <= now) return { refusal: 'start-in-the-past' };
  return chosen > times.latest ? { refusal: 'start-too-late' } : { startBy: chosen };
}

/** Whoever accepted says that they have begun. Said once more it stays said. */
export function decideStart(state: Handoff, { epoch, by, how }: StartWork): Decision<HandoffFact> {
  if (epoch !== state.epoch) return refused('superseded');
  if (by !== state.lastAcceptance?.owner) return refused('foreign');
  return noteStart(state, how, undefined);
}

/** It has begun, whoever says so. */
export function noteStart(
  state: Handoff,
  how: FactOf<'WorkStarted'>['how'],
  textId: string | undefined,
): Decision<HandoffFact> {
  if (state.start?.startedAt !== undefined) return decided();
  if (openStart(state) === undefined) return refused('no-start-awaited');
  return decided(...startedFacts(state, how, textId));
}

/** What is held for it alone goes on. */
export function startedFacts(
  state: Handoff,
  how: FactOf<'WorkStarted'>['how'],
  textId?: string,
): readonly HandoffFact[] {
  const started: HandoffFact = { type: 'WorkStarted', epoch: state.epoch, how, ...textOf(textId) };
  if (state.status !== 'held' || state.cause.kind !== 'not-started') return [started];
  return [started, { type: 'HandoffReleased', how: 'corrected' }, backFromHold(state)];
}

/** Where a hold of a sync goes back to. */
export function backFromHold(state: Handoff): HandoffFact {
  return openTargets(state).length === 0
    ? completion(state)
    : { type: 'WorkflowStarted', run: state.workflow.run + 1 };
}

/** Whether a record that moved on this way shows that the work has begun; what Baton wrote shows nothing of that. */
export function showsStart({ start }: Contract, move: RecordMove): boolean {
  if (move.kind !== 'status' || move.byBaton === true) return false;
  return start?.statuses.some((status) => status === move.status) ?? false;
}

/** The step about a missed start that is due now, if any. */
export function missedStart(state: Handoff, { contract }: HandoffRules, now: string): readonly HandoffFact[] {
  const due = startDeadline(state);
  const { start } = contract;
  if (due === undefined || start === undefined || now < due.at) return [];
  const { epoch } = state;
  if (due.step === 'end')
    return [{ type: 'StartOverdue', epoch, step: 'end' }, ...following(state, start.whenMissed)];
  const next = deadline(contract, now, start.graceSeconds);
  return [{ type: 'StartOverdue', epoch, step: due.step, next }];
}

function following(state: Handoff, whenMissed: 'ask' | 're-offer'): readonly HandoffFact[] {
  const person = state.lastAcceptance?.owner ?? state.giver;
  return whenMissed === 'ask'
    ? [{ type: 'HandoffHeld', cause: { kind: 'not-started', person } }]
    : offeredAnew(state);
}

/** Whoever accepted owns it no more; the next run chooses among the others. */
export function offeredAnew(state: Handoff): readonly HandoffFact[] {
  return [
    { type: 'HandoffReopened', because: 'not-started', targets: [] },
    { type: 'WorkflowStarted', run: state.workflow.run + 1 },
  ];
}
