import { describe, expect, test } from 'vitest';
import { decideHandoff } from '#domain/handoff/decide.ts';
import { nextState } from '#domain/handoff/decide-advance.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { HoldCause } from '#domain/handoff/hold-cause.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { sampleDirectory } from '../contract/sample.ts';
import { at, fold, given, handoffAfter, rules } from './given.ts';
import {
  accepted,
  asked,
  declined,
  declinedCause,
  held,
  heldOffer,
  JONAS,
  MAYA,
  offerMade,
  opened,
  planned,
  situation,
  started,
  stuck,
  syncing,
  verified,
} from './history.ts';

const advance = { type: 'Advance', run: 1, situation } as const;
const failedOffer = { ...advance, failed: 'offer' } as const;
const withdrawn = { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned', next: JONAS } as const;

const stepFailed = (count: number, state: 'offer' | 'sync' = 'offer') =>
  ({ type: 'StepFailed', run: 1, epoch: 1, state, count }) as const;

describe('advancing', () => {
  test('holds with what the person said', () => {
    given(...declined)
      .when(advance)
      .then(held(declinedCause));
  });

  const ends: readonly (readonly [HandoffFact, HoldCause])[] = [
    [
      { type: 'HandoffReturned', epoch: 1, by: MAYA, reason: 'incomplete', missing: ['phone'] },
      { kind: 'returned', by: MAYA, reason: 'incomplete', missing: ['phone'] },
    ],
    [
      { type: 'OfferExpired', epoch: 1 },
      { kind: 'expired', person: MAYA },
    ],
    [
      { type: 'OfferUndeliverable', epoch: 1, channel: 'email', because: 'message-rejected' },
      { kind: 'undeliverable', person: MAYA, channel: 'email', because: 'message-rejected' },
    ],
  ];
  test.each(ends)('holds after $type', (fact, cause) => {
    given(...asked, fact)
      .when(advance)
      .then(held(cause));
  });

  const TOM = 'tom-okafor';
  const others = sampleDirectory.people.filter(({ id }) => id !== TOM);
  const inactive = sampleDirectory.people
    .filter(({ id }) => id === TOM)
    .map((tom) => ({ ...tom, isActive: false }));
  const left = { [TOM]: [{ from: at(-60), until: FOR_GOOD }] };
  test.each([
    [
      'is no longer active',
      { directory: { ...sampleDirectory, people: [...others, ...inactive] }, absences: {} },
    ],
    ['is in the directory no more', { directory: { ...sampleDirectory, people: others }, absences: {} }],
    ['is away for good', { directory: sampleDirectory, absences: left }],
  ])('chooses anew where whoever was named %s', (_, known) => {
    const named: readonly HandoffFact[] = [
      {
        type: 'OfferPostponed',
        epoch: 2,
        until: at(60),
        leftOut: [],
        next: { to: TOM, because: 'handed-on' },
      },
      { type: 'PostponementEnded', epoch: 2 },
    ];
    const command = { type: 'Advance', run: 1, situation: { ...situation, ...known } } as const;
    const { facts } = decideHandoff(
      fold([...opened.slice(0, 1), started(1), ...named]),
      command,
      rules,
      at(60),
    );
    expect(facts).toMatchObject([{ type: 'OfferMade', to: MAYA, because: 'named' }]);
  });

  test('makes the next offer after one was withdrawn for somebody else', () => {
    given(...asked, withdrawn)
      .when(advance, 50)
      .then(offerMade(2, JONAS, 'reassigned', 50));
  });

  test('takes an acceptance that won the race against a failure for an acceptance', () => {
    given(...accepted)
      .when(failedOffer)
      .staysQuiet();
  });

  test.each([[asked], [accepted], [heldOffer]])('stays quiet when there is nothing to decide', (history) => {
    given(...history)
      .when(advance)
      .staysQuiet();
  });

  test('is refused to another run', () => {
    given(...declined, started(2))
      .when(advance)
      .refuses('another-run');
  });
});

describe('a wait that fails by infrastructure', () => {
  test('is counted, then tried again', () => {
    given(...asked)
      .when(failedOffer)
      .then(stepFailed(1));
    given(...asked, stepFailed(1))
      .when(failedOffer)
      .then(stepFailed(2));
  });

  test('is counted once, however often the platform tells of it', () => {
    const told = { ...failedOffer, visit: '09:00:00.001' } as const;
    const counted = { ...stepFailed(1), visit: told.visit };
    given(...asked)
      .when(told)
      .then(counted);
    given(...asked, counted)
      .when(told)
      .staysQuiet();
    given(...asked, counted)
      .when({ ...told, visit: '09:00:07.002' })
      .then({ ...stepFailed(2), visit: '09:00:07.002' });
  });

  test('is told the same again when its answer was lost', () => {
    const held = { ...stepFailed(3), visit: '09:00:09.003' };
    const state = handoffAfter(...asked, held, {
      type: 'HandoffHeld',
      cause: { kind: 'infrastructure', step: 'offer' },
    });
    expect(nextState(state, 1)).toBe('held');
  });

  test('holds at the third time', () => {
    given(...asked, stepFailed(1), stepFailed(2))
      .when(failedOffer)
      .then(stepFailed(3), held({ kind: 'infrastructure', step: 'offer' }));
  });

  test('is not forgotten when the wait is reached in between: a Lambda that dies after it would loop for ever', () => {
    const again = { type: 'WorkflowWaiting', run: 1, state: 'offer', epoch: 1 } as const;
    given(...asked, stepFailed(1), again, stepFailed(2), again)
      .when(failedOffer)
      .then(stepFailed(3), held({ kind: 'infrastructure', step: 'offer' }));
  });

  test.each([
    ['in the next wait', [...syncing, stepFailed(1, 'sync')], { ...advance, failed: 'sync' }, 2, 1, 'sync'],
    ['in the next run', [...asked, stepFailed(1), started(2)], { ...failedOffer, run: 2 }, 1, 2, 'offer'],
  ] as const)('is counted by itself %s', (_, history, command, count, run, state) => {
    given(...history)
      .when(command)
      .then({ type: 'StepFailed', run, epoch: 1, state, count });
  });

  test('starts from one in a new offer', () => {
    given(...asked, stepFailed(1), stepFailed(2), withdrawn, offerMade(2, JONAS, 'reassigned'))
      .when(failedOffer)
      .then({ ...stepFailed(1), epoch: 2 });
  });

  test('opens the step of the offer again', () => {
    expect(handoffAfter(...asked, stepFailed(1)).workflow.waiting).toBeUndefined();
  });
});

test.each([
  ['offer', opened],
  ['sync', accepted],
  ['sync', [...syncing, planned(1), { type: 'CancelRequested' }]],
  ['held', heldOffer],
  ['held', [...syncing, held(stuck)]],
  ['done', [...syncing, verified(1), { type: 'HandoffCompleted' }]],
  ['done', [...asked, { type: 'CancelRequested' }, { type: 'HandoffCancelled' }]],
] as const)('the workflow goes on to %s', (next, history) => {
  expect(nextState(handoffAfter(...history), 1)).toBe(next);
  expect(nextState(handoffAfter(...history, started(2)), 1)).toBe('superseded');
});
