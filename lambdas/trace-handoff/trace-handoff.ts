import type { TraceAnswer } from '#domain/operator/trace.ts';
import { factsOf, handoffModel } from '#domain/subjects.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { findSubject } from '#lambdas/_operating/subject.ts';
import type { Found } from '#lambdas/_operating/subject.ts';
import type { TracePorts } from './trace-ports.ts';
import { messagesOf } from './messages-of.ts';

/** What neither the log of a handoff nor the record of its requests tells: its executions, and its messages. */
export async function traceHandoff(ports: TracePorts, { path }: OperatorCall): Promise<TraceAnswer> {
  const { id = '' } = path;
  const found = await findSubject(ports, id);
  const [executions, messages] = await Promise.all([
    executionsOf(ports, found, id),
    messagesOf(ports, found),
  ]);
  return { id, correlationId: found.commits[0]?.correlationId ?? '', executions, messages };
}

/** The runs that its log names. */
async function executionsOf(
  { histories }: TracePorts,
  { kind, commits }: Found,
  id: string,
): Promise<TraceAnswer['executions']> {
  if (kind !== 'handoff') return [];
  const runs = commits
    .flatMap((commit) => factsOf(handoffModel, commit))
    .flatMap((fact) => (fact.type === 'WorkflowStarted' ? [fact.run] : []));
  return Promise.all(
    runs.map(async (run) => {
      const steps = await histories.of(id, run);
      return { run, name: `${id}-${String(run)}`, ...(steps === undefined ? {} : { steps: [...steps] }) };
    }),
  );
}
