import type { FactContext } from './evolve.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { Workflow } from './state.ts';

const unborn = (context: FactContext): Workflow => ({
  run: 0,
  startedAt: context.at,
  seen: false,
  runsSinceDecision: 0,
  failures: { state: 'offer', epoch: 0, count: 0 },
  overdue: 0,
  overdueSeq: 0,
  waiting: undefined,
});

/** What the log knows of the workflow after one fact: its run, the wait it reached, how often it was late or failed. */
export function evolveWorkflow(
  before: Workflow | undefined,
  fact: HandoffFact,
  context: FactContext,
): Workflow {
  const workflow = before ?? unborn(context);
  if (fact.type === 'WorkflowStarted') return nextRun(workflow, fact, context);
  if (fact.type === 'StepFailed') return failed(workflow, fact);
  if (fact.type === 'StepOverdue') return { ...workflow, overdue: fact.count, overdueSeq: context.seq };
  const onward = progressed(workflow);
  if (fact.type === 'WorkflowWaiting')
    return { ...onward, seen: true, waiting: { state: fact.state, epoch: fact.epoch } };
  return fact.type === 'HandoffReleased' ? { ...onward, runsSinceDecision: 0 } : onward;
}

function nextRun(
  { runsSinceDecision }: Workflow,
  { run }: FactOf<'WorkflowStarted'>,
  context: FactContext,
): Workflow {
  return { ...unborn(context), run, runsSinceDecision: runsSinceDecision + 1 };
}

/** Whoever said that it failed exists, and comes to the wait again. */
function failed(workflow: Workflow, { state, epoch, count }: FactOf<'StepFailed'>): Workflow {
  return { ...workflow, waiting: undefined, seen: true, failures: { state, epoch, count } };
}

/** Any fact but a failure or a delay is progress: what was late is no longer late. Failures of a wait are not forgotten. */
function progressed(workflow: Workflow): Workflow {
  return { ...workflow, overdue: 0 };
}
