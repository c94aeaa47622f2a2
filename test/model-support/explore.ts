import type { Contract } from '#domain/contract/contract.ts';
import type { Commit } from '#domain/log/commit.ts';
import { fatesOf, isAside, nextInstant, possibleActs, readyJobs } from './enabled.ts';
import type { Freedom } from './freedom.ts';
import { isAsFree } from './freedom.ts';
import { beginning, bundleWith } from './given.ts';
import type { Act, Job } from './job.ts';
import { actName, nameOf } from './job.ts';
import { keyOf } from './key.ts';
import { logOf } from './present.ts';
import { brokenRules } from './rules.ts';
import type { ModelState } from './state.ts';
import { begin, giveOutAgain, passTo, resume } from './step.ts';
import type { Fate, Surroundings } from './step.ts';
import { Progress } from './progress.ts';
import { rehearse } from './rehearse.ts';

/** What one exploration covers. */
export interface Scope {
  readonly targets: readonly string[];
  readonly faults: number;
  readonly acts: number;
  readonly allowed: readonly Act['kind'][];
  /** What people have done, one after the other, before anything can go wrong; undefined: nothing has happened at all. */
  readonly prelude?: readonly Act[];
  /** What the contract says otherwise. */
  readonly under?: Partial<Contract>;
  readonly always?: Surroundings['always'];
  /** Whether every state is also followed to its end, without the stream: once with nobody answering, once with a yes. */
  readonly progress: boolean;
  /** Nothing else goes wrong than these: kinds of fates, or names of faults. */
  readonly only?: readonly string[];
  /** Gives up looking for more after so many states. */
  readonly states: number;
}

/** How a state was reached. The state itself is forgotten as soon as all that follows from it is known. */
export interface Node {
  readonly parent: Node | undefined;
  readonly step: string;
  readonly log: readonly Commit[];
}

export interface Explored {
  readonly states: number;
  readonly steps: number;
  readonly isWhole: boolean;
  readonly broken: { readonly rules: readonly string[]; readonly node: Node } | undefined;
}

interface Reached {
  readonly state: ModelState;
  readonly node: Node;
}

/** Every state that can be reached, those first for which the least was needed, until a rule is broken. */
export async function explore(scope: Scope): Promise<Explored> {
  const around: Surroundings = { bundle: bundleWith(scope.targets, scope.under), always: scope.always };
  const { targets, faults, acts, prelude } = scope;
  const start = beginning(targets);
  const state = { ...(prelude ? await rehearse(start, around, prelude) : start), faults, acts };
  const step = ['two deliveries of one change arrive', ...(prelude ?? []).map(actName)].join(', ');
  const known = new Known();
  known.isNew(state);
  const waiting = new Waiting(state);
  waiting.add({ state, node: { parent: undefined, step, log: logOf(state.world) } });
  const ends = scope.progress ? [new Progress(around, false), new Progress(around, true)] : [];
  let steps = 0;
  for (let states = 0; ; states += 1) {
    const reached = waiting.next();
    if (reached === undefined) return { states, steps, isWhole: true, broken: undefined };
    if (states >= scope.states) return { states, steps, isWhole: false, broken: undefined };
    for await (const { name, next } of nextStates(reached.state, scope, around)) {
      steps += 1;
      if (!known.isNew(next)) continue;
      const node: Node = { parent: reached.node, step: name, log: logOf(next.world) };
      const rules = [...brokenRules(next), ...(await stuck(next, ends))];
      if (rules.length > 0) return { states, steps, isWhole: false, broken: { rules, node } };
      waiting.add({ state: next, node });
    }
  }
}

/**
 * What is still to be gone on from, by how much was needed to reach it: whatever can do more is looked at first, so
 * that nothing is gone on from twice; and of what can do as much, the nearest first.
 */
class Waiting {
  readonly #budget: number;
  readonly #levels: Queue[];

  constructor({ faults, acts }: ModelState) {
    this.#budget = faults + acts;
    this.#levels = Array.from({ length: this.#budget + 1 }, () => new Queue());
  }

  add(reached: Reached): void {
    const { faults, acts } = reached.state;
    const level = this.#budget - faults - acts;
    this.#levels[level]?.add(reached);
  }

  next(): Reached | undefined {
    for (const level of this.#levels) {
      const reached = level.next();
      if (reached !== undefined) return reached;
    }
    return undefined;
  }
}

/** First in, first out. */
class Queue {
  #arrived: Reached[] = [];
  #leaving: Reached[] = [];

  add(reached: Reached): void {
    this.#arrived.push(reached);
  }

  next(): Reached | undefined {
    if (this.#leaving.length === 0) {
      this.#leaving = this.#arrived.reverse();
      this.#arrived = [];
    }
    return this.#leaving.pop();
  }
}

async function stuck(state: ModelState, ends: readonly Progress[]): Promise<readonly string[]> {
  const problems = [];
  for (const end of ends) problems.push(await end.problemOf(state));
  return problems.filter((problem) => problem !== undefined);
}

/** A state is not new if one was reached before in which the same can happen, and all that can go wrong from here. */
class Known {
  readonly #freedoms = new Map<string, readonly Freedom[]>();

  isNew(state: ModelState): boolean {
    const key = keyOf(state);
    const before = this.#freedoms.get(key) ?? [];
    if (before.some((known) => isAsFree(known, state))) return false;
    const { faults, acts, seen } = state;
    this.#freedoms.set(key, [...before, { faults, acts, seen }]);
    return true;
  }
}

interface Next {
  readonly name: string;
  readonly next: ModelState;
}

async function* nextStates(state: ModelState, scope: Scope, around: Surroundings): AsyncGenerator<Next> {
  const child = (name: string, next: ModelState): Next => ({ name, next });
  const jobs = readyJobs(state);
  const aside = jobs.find(isAside);
  if (aside !== undefined) {
    yield child(nameOf(aside), (await begin(state, around, aside)).state);
    return;
  }
  const acts = possibleActs(state, scope.allowed);
  for (const job of [...jobs, ...acts.map((act): Job => ({ kind: 'act', act, process: state.processes }))]) {
    const whole = await begin(state, around, job);
    yield child(nameOf(job), whole.state);
    if (state.faults === 0) continue;
    for (const fate of fatesOf(job, whole.calls).filter((one) => isCovered(one, scope))) {
      const { state: other, calls } = await begin(state, around, job, fate);
      yield child(`${nameOf(job)} ${fateName(fate, calls)}`, other);
    }
  }
  for (const flight of state.flights)
    yield child(`${nameOf(flight.job)} goes on`, (await resume(state, around, flight)).state);
  for (const { job } of state.flights)
    if (state.faults > 0 && job.kind === 'letter')
      yield child(`the message of ${nameOf(job)} is given out again`, giveOutAgain(state, job.letter));
  if (state.faults > 0 && state.hint && scope.only === undefined)
    yield child('the hint of the stream is lost', {
      ...state,
      hint: false,
      faults: state.faults - 1,
      seen: { ...state.seen, losses: state.seen.losses + 1 },
    });
  const next = nextInstant(state);
  if (jobs.length === 0 && next !== undefined) yield child(`it is ${next}`, passTo(state, next));
}

function isCovered(fate: Fate, { only }: Scope): boolean {
  return only === undefined || only.includes(fate.kind === 'meets' ? fate.fault.does : fate.kind);
}

function fateName(fate: Fate, calls: readonly string[]): string {
  if (fate.kind === 'meets') return `meets "${fate.fault.does}" at ${calls[fate.fault.call - 1] ?? ''}`;
  if (fate.kind === 'late') return 'comes late';
  if (fate.kind === 'twice') return 'and its message is given out again';
  const before = calls[fate.call - 1];
  return `${fate.kind} ${before === undefined ? 'after all of it' : `before ${before}`}`;
}
