import type { Doctoring } from './doctored.ts';
import type { Scope } from './explore.ts';
import { awaitsStart, ledgerRefuses, takenBack } from './given.ts';
import { accepted, acceptedTwice, changedSince, declined } from './preludes.ts';

/** One guard of the protocol, how it is switched off, and where its absence must be noticed. */
export interface Breakage {
  readonly guard: string;
  readonly without: readonly Doctoring[];
  readonly scope: Partial<Scope>;
}

const halfWritten: Partial<Scope> = {
  ...{ ...ledgerRefuses, under: takenBack, prelude: accepted, acts: 0 },
};

const decide = 'domain/handoff/';
const effects = 'application/effects/';

export const breakages: readonly Breakage[] = [
  {
    guard: 'a put is conditional',
    without: [
      {
        file: 'adapters/memory/handoff-log.ts',
        text: "if (there !== undefined) return there.commitId === commit.commitId ? 'appended' : 'conflict';",
        instead: '',
      },
    ],
    scope: { faults: 1 },
  },
  {
    guard: 'a put whose answer was lost is known by its commit id',
    without: [
      {
        file: 'adapters/memory/handoff-log.ts',
        text: "there.commitId === commit.commitId ? 'appended' : 'conflict'",
        instead: "'conflict'",
      },
    ],
    scope: { faults: 1 },
  },
  {
    guard: 'an older row never replaces a newer one',
    without: [
      {
        file: 'adapters/memory/rows.ts',
        text: 'if (there !== undefined && there.seq >= row.seq) return false;',
        instead: '',
      },
    ],
    scope: { faults: 1 },
  },
  {
    guard: 'an answer belongs to the epoch of its message',
    without: [
      {
        file: `${decide}decide-answer.ts`,
        text: "if (command.epoch !== state.epoch) return 'superseded';",
        instead: '',
      },
    ],
    scope: { prelude: declined, acts: 2, allowed: ['retry', 'accept'] },
  },
  {
    guard: 'a wait that is newer than what was read is left alone',
    without: [
      {
        file: `${effects}executions.ts`,
        text: 'return position < logPosition(state);',
        instead: 'return true;',
      },
    ],
    scope: { faults: 1 },
  },
  {
    guard: 'a run says that it waits',
    without: [
      {
        file: `${decide}decide-wait.ts`,
        text: "return [{ type: 'WorkflowWaiting', run, state: wait, epoch }];",
        instead: 'return [];',
      },
    ],
    scope: {},
  },
  {
    guard: 'machine steps have deadlines',
    without: [{ file: `${decide}due.ts`, text: '    stepDueAt(state, settings),\n', instead: '' }],
    scope: {},
  },
  {
    guard: 'an offer is claimed before it is sent',
    without: [
      {
        file: 'lambdas/offer-handoff/send-offer.ts',
        text: 'const claimed = await ports.claims.claim(claim, now, addSeconds(now, ports.settings.claimSeconds));',
        instead: "const claimed: string = 'claimed';",
      },
    ],
    scope: { faults: 1 },
  },
  {
    guard: 'failures of a wait are counted',
    without: [{ file: `${decide}decide-advance.ts`, text: 'same ? failures.count + 1 : 1', instead: '1' }],
    scope: { acts: 0, always: { job: 'wait', call: 'log.append', does: 'break off' } },
  },
  {
    guard: 'nothing but a new wait resets the count of failures',
    without: [
      {
        file: `${decide}evolve-workflow.ts`,
        text: 'return { ...workflow, overdue: 0 };',
        instead: 'return { ...workflow, overdue: 0, failures: unborn.failures };',
      },
    ],
    scope: { acts: 0, always: { job: 'wait', call: 'log.append', does: 'break off' } },
  },
  {
    guard: 'a Lambda that finds its wait over asks for a wake',
    without: [
      {
        file: 'application/begin-wait.ts',
        text: "await ports.queues.wake([subjectId('handoff', handoffId)]);",
        instead: '',
      },
    ],
    scope: { faults: 1, allowed: ['reassign', 'cancel'] },
  },
  {
    guard: 'a parked row is due until it is settled',
    without: [
      {
        file: 'application/keep-row.ts',
        text: 'return { ...row, settleBy, dueAt: settleBy };',
        instead: 'return row;',
      },
    ],
    scope: { faults: 1, prelude: declined },
  },
  {
    guard: 'what settles a row has seen its last commit',
    without: [
      {
        file: 'adapters/memory/rows.ts',
        text: 'if (row?.seq !== seq) return;',
        instead: 'if (row === undefined) return;',
      },
    ],
    scope: { faults: 1, prelude: declined, allowed: ['retry'] },
  },
  {
    guard: 'a first commit, and one on what is parked, is one transaction with its row',
    without: [
      {
        file: 'application/carry-out.ts',
        text: 'if (commit.seq === 1 || order.rowWithCommit(before)) {',
        instead: 'if (commit.seq === 0) {',
      },
    ],
    scope: { faults: 1 },
  },
  {
    guard: 'a plan is a lease',
    without: [
      {
        file: `${decide}target-obstacle.ts`,
        text: "if (target.plan !== undefined && now < target.plan.leaseUntil) return 'leased';",
        instead: '',
      },
      {
        file: 'application/sync/sync-target.ts',
        text: 'if (lease > 0) return',
        instead: 'if (lease < 0) return',
      },
      {
        file: `${effects}connector-work.ts`,
        text: 'return plan === undefined ? 0',
        instead: 'return plan !== null ? 0',
      },
    ],
    scope: { faults: 1, prelude: accepted, allowed: ['cancel'] },
  },
  {
    guard: 'the number of an attempt is never used again',
    without: [
      {
        file: `${decide}decide-plan.ts`,
        text: 'attempt: target.attempt + 1,',
        instead: 'attempt: target.used + 1,',
      },
    ],
    scope: { faults: 1, prelude: accepted, allowed: ['retry'] },
  },
  {
    guard: 'what somebody else wrote is not overwritten',
    without: [
      {
        file: `${decide}decide-plan.ts`,
        text: 'isGuarded ? isThirdValue(target, reading) : undefined',
        instead: 'undefined',
      },
    ],
    scope: { faults: 1, prelude: accepted, allowed: ['change'] },
  },
  {
    guard: 'a cancel reads back what may still be written',
    without: [
      {
        file: `${decide}decide-operator.ts`,
        text: 'if (!hasOpenPlan(state)) return [requested',
        instead: 'if (state.seq > 0) return [requested',
      },
    ],
    scope: { faults: 1, prelude: accepted, allowed: ['cancel'] },
  },
  {
    guard: 'only a known refusal ends a lease',
    without: [
      {
        file: 'application/sync/write-target.ts',
        text: 'return readBack(ports, job, { look, attempt, written: {}, unanswered });',
        instead: 'return attemptFailed(ports, job, attempt, answer);',
      },
    ],
    scope: { faults: 1, prelude: accepted, allowed: ['cancel'] },
  },
  {
    guard: 'three plans are enough',
    without: [
      {
        file: `${decide}decide-plan.ts`,
        text: 'if (target.used < ATTEMPT_BUDGET) return undefined;',
        instead: 'if (target.used >= 0) return undefined;',
      },
    ],
    scope: {
      prelude: accepted,
      acts: 0,
      always: { job: 'letter', call: 'hubspot.write', does: 'time out' },
    },
  },
  {
    guard: 'the end of the last plan ends a cancel',
    without: [
      {
        file: `${decide}with-end.ts`,
        text: "state.status === 'cancelling' && plannedTargets(after).length === 0",
        instead: "state.status === 'offered'",
      },
    ],
    scope: { faults: 1, prelude: accepted, allowed: ['cancel'] },
  },
  {
    guard: 'a Lambda acts for its own run only',
    without: [
      {
        file: 'application/begin-wait.ts',
        text: 'const { handoffId, run, token, state: wait } = waiting;',
        instead: `const { handoffId, token, state: wait } = waiting;
          const run = (await loadHandoff(ports, handoffId))?.workflow.run ?? 1;`,
      },
    ],
    scope: { faults: 1, only: ['late'] },
  },
  {
    guard: 'a reading is worth something only for the attempt that it was read under',
    without: [
      {
        file: `${decide}target-obstacle.ts`,
        text: 'seen.epoch !== state.epoch || seen.attempt !== target.attempt',
        instead: 'seen.epoch !== state.epoch',
      },
      {
        file: `${decide}target-obstacle.ts`,
        text: 'seen.open !== (target.plan !== undefined)',
        instead: 'seen.attempt < 0',
      },
    ],
    scope: {
      faults: 2,
      acts: 0,
      prelude: accepted,
      only: ['pauses'],
      always: { job: 'letter', call: 'hubspot.write', does: 'refuse' },
    },
  },
  {
    guard: 'a verdict belongs to an epoch',
    without: [
      {
        file: `${decide}due.ts`,
        text: 'target.done?.epoch !== state.epoch',
        instead: 'target.done === undefined',
      },
    ],
    scope: {
      targets: ['hubspot', 'ledger'],
      faults: 1,
      acts: 2,
      prelude: accepted,
      allowed: ['reassign', 'accept'],
      only: ['refuse for good'],
    },
  },
  {
    guard: 'a cancel believes that nothing was written only on a second look',
    without: [
      {
        file: `${decide}decide-read-back.ts`,
        text: 'if (secondLookFrom !== undefined && secondLookFrom <= now)',
        instead: 'if (now > "")',
      },
    ],
    scope: { faults: 2, prelude: accepted, allowed: ['cancel'], only: ['dies', 'stale'] },
  },
  {
    guard: 'a decision in a hold starts the next run',
    without: [
      {
        file: `${decide}decide-operator.ts`,
        text: '...askAgain(state, state.parked.next, rules, now),\n        nextRun(state),',
        instead: '...askAgain(state, state.parked.next, rules, now),',
      },
    ],
    scope: { prelude: declined, allowed: ['retry'] },
  },
  {
    guard: 'a start that is awaited is due',
    without: [
      {
        file: `${decide}due.ts`,
        text: "if (state.status !== 'offered') return startDeadline(state);",
        instead: "if (state.status !== 'offered') return undefined;",
      },
    ],
    scope: { prelude: accepted, under: awaitsStart, acts: 0 },
  },
  {
    guard: 'what is offered anew starts the next run',
    without: [
      {
        file: `${decide}decide-start.ts`,
        text: "targets: [] },\n    { type: 'WorkflowStarted', run: state.workflow.run + 1 },",
        instead: 'targets: [] },',
      },
    ],
    scope: { prelude: accepted, under: awaitsStart, acts: 0 },
  },
  {
    guard: 'a record that tells of another owner is heard',
    without: [
      {
        file: `${decide}decide-compare.ts`,
        text: "return decided({ type: 'DifferenceSeen', target, recheckAt: addSeconds(now, SECOND_LOOK_SECONDS) });",
        instead: 'return decided();',
      },
    ],
    scope: { prelude: accepted, allowed: ['take-over'] },
  },
  {
    guard: 'what is to be taken back is compared first',
    without: [
      {
        file: `${decide}decide-reversal.ts`,
        text: 'isOurs === true || (planned[field] ?? []).includes(digest)',
        instead: 'planned !== undefined',
      },
    ],
    scope: { ...halfWritten, acts: 1, allowed: ['change'] },
  },
  {
    guard: 'what is given back is the last that Baton did not write itself',
    without: [
      {
        file: `${decide}evolve-target.ts`,
        text: '!(ours[field] ?? []).includes(digest)',
        instead: 'digest !== field',
      },
      {
        file: `${decide}evolve-target.ts`,
        text: '!shown.includes(field)',
        instead: 'shown !== before',
      },
    ],
    scope: {
      ...{ ...ledgerRefuses, prelude: acceptedTwice },
      allowed: ['roll-back'],
    },
  },
  {
    guard: 'what was planned is taken back, whatever its verdict',
    without: [
      {
        file: `${decide}rollback.ts`,
        text: '.filter(([, { lastPlan }]) => lastPlan !== undefined)',
        instead: '.filter(([, { lastPlan, done, reversal }]) => lastPlan && (done || reversal))',
      },
      {
        file: `${decide}target-failure.ts`,
        text: 'return isPartial(state, failure) ?',
        instead: 'return state.seq > 0 ?',
      },
    ],
    scope: { ...halfWritten, faults: 1, only: ['dies'] },
  },
  {
    guard: 'a plan to take back is a lease',
    without: [
      {
        file: `${decide}target-obstacle.ts`,
        text: "if (target.plan !== undefined && now < target.plan.leaseUntil) return 'leased';",
        instead: "if (target.plan?.purpose === 'write' && now < target.plan.leaseUntil) return 'leased';",
      },
      {
        file: 'application/sync/sync-target.ts',
        text: 'if (lease > 0) return',
        instead: "if (lease > 0 && job.target.plan?.purpose === 'write') return",
      },
    ],
    scope: { ...halfWritten, prelude: changedSince('ledger'), faults: 2, only: ['pauses'] },
  },
  {
    guard: 'a rollback that was held goes on as one',
    without: [
      {
        file: `${decide}parking.ts`,
        text: "return { status: 'rolling-back', ownership: parked.ownership };",
        instead: "return { status: 'syncing', ownership: parked.ownership };",
      },
    ],
    scope: { ...halfWritten, prelude: changedSince('hubspot'), acts: 1, allowed: ['retry'] },
  },
  {
    guard: 'what is back by itself is believed only on a second look',
    without: [
      {
        file: `${decide}decide-reversal.ts`,
        text: '(isWritten || isBelieved)',
        instead: '(isWritten || now > "")',
      },
    ],
    scope: { ...halfWritten, faults: 1, only: ['stale'] },
  },
  {
    guard: 'whose turn it is to be taken back is told so',
    without: [
      {
        file: `${effects}connector-work.ts`,
        text: 'return planSeq === undefined || target.deferralEndedSeq > planSeq;',
        instead: 'return target.deferralEndedSeq > (planSeq ?? 0);',
      },
    ],
    scope: { ...halfWritten },
  },
  {
    guard: 'what stands in a queue that moves is not late',
    without: [
      {
        file: `${decide}decide-wake.ts`,
        text: 'if (!isLate) return',
        instead: 'if (!isLate && state.seq < 0) return',
      },
    ],
    scope: { prelude: accepted, faults: 1, only: ['late'] },
  },
  {
    guard: 'a wake makes the effects again',
    without: [
      {
        file: 'application/wake-subject.ts',
        text: 'return applyEffects(ports, subject);',
        instead: 'return Promise.resolve(subject);',
      },
    ],
    scope: { progress: true },
  },
];
