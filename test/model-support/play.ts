import type { Answer } from './state.ts';

/** What happens to one call of a process: it stops before it (for a while, or for good), or the call goes wrong. */
export interface Interruption {
  readonly call: number;
  readonly does: string;
}

/** Stands around each call of a process; `act` learns what is to go wrong with it. */
export type Around = <Value>(
  call: string,
  act: (fault: string | undefined) => Promise<Value>,
) => Promise<Value>;

export interface Played {
  readonly outcome: 'done' | 'failed' | 'stopped';
  /** What it answered, or the error that it failed by. */
  readonly value: unknown;
  /** The names of its calls, in order. */
  readonly calls: readonly string[];
  readonly answers: readonly Answer[];
}

/** What a process was answered before, what happens to one of its calls, and what goes wrong with every call of a name. */
export interface Fortune {
  readonly recorded: readonly Answer[];
  readonly interruption: Interruption | undefined;
  readonly always: { readonly call: string; readonly does: string } | undefined;
}

export const STOP = 'stop';

/**
 * Runs one process on the real code: the calls that it has made before are answered as they were, the others reach the
 * world. A process that stops never goes on; to go on with it is to play it again with the answers it had.
 */
export async function play(
  procedure: (around: Around) => Promise<unknown>,
  { recorded, interruption, always }: Fortune,
): Promise<Played> {
  const calls: string[] = [];
  const answers: Answer[] = [];
  let stop = (): void => undefined;
  const stopped = new Promise<'stopped'>((resolve) => {
    stop = () => {
      resolve('stopped');
    };
  });
  let isOver = false;
  const around: Around = async (call, act) => {
    calls.push(call);
    const index = calls.length;
    const before = recorded[index - 1];
    const does = interruption?.call === index ? interruption.does : undefined;
    if (isOver || (before === undefined && does === STOP)) {
      isOver = true;
      stop();
      return new Promise(() => undefined);
    }
    const fault = does ?? (always?.call === call ? always.does : undefined);
    const answer = before ?? (await answerOf(() => act(fault)));
    answers[index - 1] = answer;
    if ('error' in answer) throw answer.error;
    return answer.value as never;
  };
  const ended = procedure(around).then(
    (value) => ({ outcome: 'done', value }) as const,
    (error: unknown) => ({ outcome: 'failed', value: error }) as const,
  );
  const first = await Promise.race([ended, stopped]);
  return first === 'stopped'
    ? { outcome: 'stopped', value: undefined, calls, answers }
    : { ...first, calls, answers };
}

async function answerOf(act: () => Promise<unknown>): Promise<Answer> {
  try {
    return { value: await act() };
  } catch (error) {
    return { error };
  }
}
