import type { FactOf, HandoffFact } from './facts.ts';
import type { Workflow } from './state.ts';

const unborn: Workflow = {
  run: 0,
  seen: false,
  runsSinceDecision: 0,
  failures: { state: 'offer', epoch: 0, count: 0, visit: undefined },
  overdue: 0,
  waiting: undefined,
};

/** What the log knows of the workflow after one fact: its run, the wait it reached, how often it was late or failed. */
export function evolveWorkflow(before: Workflow | undefined, fact: HandoffFact): Workflow {
  const workflow = before ?? unborn;
  if (fact.type === 'WorkflowStarted') return nextRun(workflow, fact);
  if (fact.type === 'StepFailed') return failed(workflow, fact);
  if (fact.type === 'StepOverdue') return { ...workflow, overdue: fact.count };
  // It goes on waiting, and whoever was late before still is.
  if (fact.type === 'TargetQueued') return workflow;
  const onward = progressed(workflow);
  // The run that sends an offer again is not one that went wrong: those are counted by the time that they may take.
  if (fact.type === 'DeliveryRetryDue') return { ...onward, runsSinceDecision: onward.runsSinceDecision - 1 };
  if (fact.type === 'WorkflowWaiting')
    return { ...onward, seen: true, waiting: { state: fact.state, epoch: fact.epoch } };
  return fact.type === 'HandoffReleased' || fact.type === 'HandoffReopened'
    ? { ...onward, runsSinceDecision: 0 }
    : onward;
}

function nextRun({ runsSinceDecision }: Workflow, { run }: FactOf<'WorkflowStarted'>): Workflow {
  return { ...unborn, run, runsSinceDecision: runsSinceDecision + 1 };
}

/** Whoever said that it failed exists, and comes to the wait again. */
function failed(workflow: Workflow, { state, epoch, count, visit }: FactOf<'StepFailed'>): Workflow {
  return { ...workflow, waiting: undefined, seen: true, failures: { state, epoch, count, visit } };
}

/** Any fact but a failure or a delay is progress: what was late is no longer late. Failures of a wait are not forgotten. */
function progressed(workflow: Workflow): Workflow {
  return { ...workflow, overdue: 0 };
}
