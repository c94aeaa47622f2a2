import type { FactContext } from './evolve.ts';
import type { HandoffFact } from './facts.ts';
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
  switch (fact.type) {
    case 'WorkflowStarted':
      return {
        ...unborn(context),
        run: fact.run,
        runsSinceDecision: workflow.runsSinceDecision + 1,
      };
    case 'WorkflowWaiting':
      return { ...progressed(workflow), seen: true, waiting: { state: fact.state, epoch: fact.epoch } };
    case 'StepFailed':
      return {
        ...workflow,
        waiting: undefined,
        seen: true,
        failures: { state: fact.state, epoch: fact.epoch, count: fact.count },
      };
    case 'StepOverdue':
      return { ...workflow, overdue: fact.count, overdueSeq: context.seq };
    case 'HandoffReleased':
      return { ...progressed(workflow), runsSinceDecision: 0 };
    default:
      return progressed(workflow);
  }
}

/** Any fact but a failure or a delay is progress: what was late is no longer late. Failures of a wait are not forgotten. */
function progressed(workflow: Workflow): Workflow {
  return { ...workflow, overdue: 0 };
}
