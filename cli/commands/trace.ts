import { EXIT } from '../exit-code.ts';
import { gatherTrace } from '../gather-trace.ts';
import type { TraceApi } from '../gather-trace.ts';
import { logQuery } from '../log-query.ts';
import type { Outcome } from '../outcome.ts';
import { traceText } from '../output/trace-text.ts';
import { traceLines } from '../trace-lines.ts';

/** Everything that happened under one correlation id, or to one handoff, in one list, each line with where it is from. */
export async function trace(api: TraceApi, id: string): Promise<Outcome> {
  const traced = await gatherTrace(api, id);
  const lines = traceLines(traced);
  const logs = logQuery(traced, lines);
  const messages = traced.subjects.flatMap((one) => one.trace.messages);
  const unseen = messages.filter(({ at }) => at === undefined);
  const executions = traced.subjects.flatMap((one) => one.trace.executions);
  const forgotten = executions.filter(({ steps }) => steps === undefined).map(({ name }) => name);
  const subjects = traced.subjects.map(({ shown: { summary } }) => summary.id);
  const { correlationId } = traced;
  return {
    data: { correlationId, subjects, lines, unseen, forgotten, ...(logs === undefined ? {} : { logs }) },
    text: (style) => traceText({ correlationId, subjects, lines, unseen, forgotten, logs }, style),
    exitCode: EXIT.ok,
  };
}
