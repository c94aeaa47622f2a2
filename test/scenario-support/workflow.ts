import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { StoredTask, World } from '#adapters/memory/world.ts';
import type { LambdaName } from './lambdas.ts';

const transition = z.object({ Next: z.string() });
const stateSchema = z.discriminatedUnion('Type', [
  z.object({
    Type: z.literal('Task'),
    Resource: z.string(),
    Arguments: z.object({
      FunctionName: z.string(),
      Payload: z.union([z.string(), z.record(z.string(), z.string())]),
    }),
    TimeoutSeconds: z.number(),
    Catch: z.array(
      transition.extend({ ErrorEquals: z.array(z.string()), Output: z.record(z.string(), z.string()) }),
    ),
    Next: z.string().optional(),
  }),
  z.object({
    Type: z.literal('Choice'),
    Choices: z.array(transition.extend({ Condition: z.string() })),
    Default: z.string(),
  }),
  z.object({ Type: z.literal('Succeed') }),
  z.object({ Type: z.literal('Fail') }),
]);
const machineSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });

/** The project's own state machine, as far as its words are needed here. */
const machine = machineSchema.parse(
  JSON.parse(readFileSync(new URL('../../statemachines/handoff.asl.json', import.meta.url), 'utf8')),
);

const LAMBDAS: Readonly<Record<string, LambdaName>> = {
  '${OfferHandoffArn}': 'offer-handoff',
  '${AdvanceHandoffArn}': 'advance-handoff',
  '${StartSyncArn}': 'start-sync',
};

type Data = Readonly<Record<string, string>>;

/** One execution, where it stands. */
export interface Execution {
  readonly name: string;
  readonly input: { readonly handoffId: string; readonly run: number };
  state: string;
  data: Data;
  entered: boolean;
  token: string | undefined;
  ended: 'succeeded' | 'failed' | 'stopped' | undefined;
  transitions: number;
}

export type Invoke = (lambda: LambdaName, event: unknown) => Promise<Invoked>;
export type Invoked =
  { readonly outcome: 'answered'; readonly answer: unknown } | { readonly outcome: 'failed' };

/** Plays the state machine: waits with tokens, catches by the name of the error, choices by data. */
export class Workflow {
  readonly executions = new Map<string, Execution>();
  readonly #world: World;
  readonly #invoke: Invoke;
  #tokens = 0;

  constructor(world: World, invoke: Invoke) {
    this.#world = world;
    this.#invoke = invoke;
  }

  copyTo(other: Workflow): void {
    for (const [name, execution] of this.executions) other.executions.set(name, { ...execution });
    other.#tokens = this.#tokens;
  }

  running(): readonly Execution[] {
    return [...this.executions.values()].filter(({ ended }) => ended === undefined);
  }

  /** The executions that can make a step right now. */
  ready(): readonly Execution[] {
    this.#takeNotice();
    return this.running().filter(({ entered, token }) => !entered || this.#answerTo(token) !== undefined);
  }

  /** One step: into a state, or out of a wait that was answered. */
  async step(execution: Execution): Promise<void> {
    const answer = this.#answerTo(execution.token);
    if (execution.entered && answer !== undefined) {
      this.#leave(execution, answer);
      return;
    }
    execution.entered = true;
    const state = stateNamed(execution.state);
    if (state.Type !== 'Task') {
      this.#pass(execution, state);
      return;
    }
    return state.Resource.endsWith('.waitForTaskToken')
      ? this.#wait(execution, state)
      : this.#call(execution, state);
  }

  /** Executions are started and stopped through the port; here they come to life and to an end. */
  #takeNotice(): void {
    for (const [name, { status, input }] of this.#world.executions) {
      const known = this.executions.get(name) ?? born(name, input);
      this.executions.set(name, known);
      if (status === 'stopped') this.#end(known, 'stopped');
    }
  }

  #answerTo(token: string | undefined): TaskEnd | undefined {
    return token === undefined ? undefined : this.#world.tasks.get(token)?.ended;
  }

  async #wait(execution: Execution, state: TaskState): Promise<void> {
    const token = `task-${(this.#tokens += 1)}`;
    execution.token = token;
    this.#world.tasks.set(token, {});
    const { outcome } = await this.#invoke(lambdaOf(state), { ...execution.input, token, ...wordsOf(state) });
    const task = this.#world.tasks.get(token);
    if (outcome === 'failed' && task !== undefined)
      task.ended ??= { kind: 'failed', error: 'States.TaskFailed', cause: '' };
  }

  async #call(execution: Execution, state: TaskState): Promise<void> {
    const visit = `${execution.name} ${String(execution.transitions)}`;
    const invoked = await this.#invoke(lambdaOf(state), { ...execution.input, ...execution.data, visit });
    if (execution.ended !== undefined) return;
    if (invoked.outcome === 'failed') {
      this.#caught(execution, state, 'States.TaskFailed');
      return;
    }
    this.#move(execution, state.Next, nextSchema.parse(invoked.answer));
  }

  #leave(execution: Execution, answer: TaskEnd): void {
    const state = stateNamed(execution.state);
    if (state.Type !== 'Task') throw new Error(`${execution.state} waits for nothing`);
    execution.token = undefined;
    if (answer.kind === 'failed') {
      this.#caught(execution, state, answer.error);
      return;
    }
    this.#move(execution, state.Next, {});
  }

  #caught(execution: Execution, { Catch: catches }: TaskState, error: string): void {
    const found = catches.find(
      ({ ErrorEquals: names }) => names.includes(error) || names.includes('States.ALL'),
    );
    this.#move(execution, found?.Next, found?.Output ?? {});
  }

  #pass(execution: Execution, state: Exclude<State, TaskState>): void {
    switch (state.Type) {
      case 'Choice': {
        const { next } = execution.data;
        const chosen = state.Choices.find(({ Condition: condition }) =>
          condition.includes(`'${next ?? ''}'`),
        );
        this.#move(execution, chosen?.Next ?? state.Default, {});
        return;
      }
      case 'Succeed': {
        this.#end(execution, 'succeeded');
        return;
      }
      case 'Fail': {
        this.#end(execution, 'failed');
        return;
      }
    }
  }

  #move(execution: Execution, next: string | undefined, data: Data): void {
    if (execution.ended !== undefined) return;
    if (next === undefined) {
      this.#end(execution, 'succeeded');
      return;
    }
    execution.transitions += 1;
    Object.assign(execution, { state: next, data, entered: false, token: undefined });
  }

  #end(execution: Execution, ended: NonNullable<Execution['ended']>): void {
    execution.ended ??= ended;
    const task = execution.token === undefined ? undefined : this.#world.tasks.get(execution.token);
    if (task !== undefined) task.ended ??= { kind: 'failed', error: 'States.Gone', cause: ended };
  }
}

type TaskEnd = NonNullable<StoredTask['ended']>;
type State = z.infer<typeof stateSchema>;
type TaskState = Extract<State, { Type: 'Task' }>;

const nextSchema = z.object({ next: z.string() });

function born(name: string, input: Execution['input']): Execution {
  const state = machine.StartAt;
  return { name, input, state, data: {}, entered: false, token: undefined, ended: undefined, transitions: 0 };
}

function stateNamed(name: string): State {
  const state = machine.States[name];
  if (state === undefined) throw new Error(`the state machine has no state ${name}`);
  return state;
}

function lambdaOf({ Arguments: { FunctionName: name } }: TaskState): LambdaName {
  const lambda = LAMBDAS[name];
  if (lambda === undefined) throw new Error(`no Lambda stands behind ${name}`);
  return lambda;
}

/** What a state gives to its Lambda as it stands. */
function wordsOf({ Arguments: { Payload: payload } }: TaskState): Data {
  if (typeof payload === 'string') return {};
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => !value.startsWith('{%')));
}
