import { fatesOf, isAside, nextInstant, possibleActs, readyJobs } from './enabled.ts';
import { beginning, bundleWith } from './given.ts';
import type { Act, Job } from './job.ts';
import { actName, nameOf } from './job.ts';
import { keyOf } from './key.ts';
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
  /** No time goes by after this many instants. */
  readonly instants: number;
  /** What people have done, one after the other, before anything can go wrong. */
  readonly prelude: readonly Act[];
  /** Whether the contract awaits a start of whoever accepted. */
  readonly awaitsStart?: true;
  readonly always?: Surroundings['always'];
  /** Whether every state is also followed to its end, without the stream: once with nobody answering, once with a yes. */
  readonly progress: boolean;
  /** Nothing else goes wrong than these: kinds of fates, or names of faults. */
  readonly only?: readonly string[];
  /** Gives up looking for more after so many states. */
  readonly states: number;
}

export interface Node {
  readonly state: ModelState;
  readonly parent: Node | undefined;
  readonly step: string;
  readonly instants: number;
}

export interface Explored {
  readonly states: number;
  readonly steps: number;
  readonly isWhole: boolean;
  readonly broken: { readonly rules: readonly string[]; readonly node: Node } | undefined;
}

/** Every state that can be reached, the nearest first, until a rule is broken. */
export async function explore(scope: Scope): Promise<Explored> {
  const around: Surroundings = { bundle: bundleWith(scope.targets, scope.awaitsStart), always: scope.always };
  const { targets, faults, acts, prelude } = scope;
  const root: Node = {
    state: { ...(await rehearse(beginning(targets), around, prelude)), faults, acts },
    parent: undefined,
    step: ['two deliveries of one change arrive', ...prelude.map(actName)].join(', '),
    instants: 0,
  };
  const known = new Known();
  known.isNew(root.state);
  const queue: Node[] = [root];
  const ends = scope.progress ? [new Progress(around, false), new Progress(around, true)] : [];
  let steps = 0;
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at];
    if (node === undefined || at >= scope.states)
      return { states: at, steps, isWhole: false, broken: undefined };
    for await (const next of nextNodes(node, scope, around)) {
      steps += 1;
      if (!known.isNew(next.state)) continue;
      const rules = [...brokenRules(next.state), ...(await stuck(next.state, ends))];
      if (rules.length > 0) return { states: at, steps, isWhole: false, broken: { rules, node: next } };
      queue.push(next);
    }
  }
  return { states: queue.length, steps, isWhole: true, broken: undefined };
}

async function stuck(state: ModelState, ends: readonly Progress[]): Promise<readonly string[]> {
  const problems = [];
  for (const end of ends) problems.push(await end.problemOf(state));
  return problems.filter((problem) => problem !== undefined);
}

/** A state is not new if it was reached before with at least as much that could still happen. */
class Known {
  readonly #budgets = new Map<string, readonly { readonly faults: number; readonly acts: number }[]>();

  isNew(state: ModelState): boolean {
    const key = keyOf(state);
    const { faults, acts } = state;
    const before = this.#budgets.get(key) ?? [];
    if (before.some((known) => known.faults >= faults && known.acts >= acts)) return false;
    this.#budgets.set(key, [...before, { faults, acts }]);
    return true;
  }
}

async function* nextNodes(node: Node, scope: Scope, around: Surroundings): AsyncGenerator<Node> {
  const { state } = node;
  const child = (step: string, next: ModelState, instants = node.instants): Node => ({
    state: next,
    parent: node,
    step,
    instants,
  });
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
  if (jobs.length === 0 && next !== undefined && node.instants < scope.instants)
    yield child(`it is ${next}`, passTo(state, next), node.instants + 1);
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
