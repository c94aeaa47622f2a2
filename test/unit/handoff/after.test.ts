import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { contractIdSchema } from '#domain/contract/ids.ts';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Predecessor } from '#domain/handoff/predecessors.ts';
import { dependsOnPredecessors } from '#domain/handoff/predecessors.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import { at, fold, given, rules } from './given.ts';
import { asked, heldOffer, MAYA, opened, request, situation, started, waits } from './history.ts';

const DAY = 24 * 60 * 60;
const review = contractIdSchema.parse('security-review');
const contract = { ...rules.contract, after: review };

const one = (letter: string, end?: Predecessor['end']): Predecessor => ({
  handoffId: handoffIdSchema.parse(letter.repeat(26)),
  contract: review,
  seq: 3,
  end,
});
/** What a decision makes while these are known of the contract that has to be done first. */
const after =
  (...predecessors: readonly Predecessor[]) =>
  (history: readonly HandoffFact[], command: HandoffCommand, seconds: number) =>
    decideHandoff(fold(history), command, { ...rules, contract, predecessors }, at(seconds));

const waitsFor = (letter: string, seconds = 0, epoch = 1): HandoffFact => ({
  type: 'OfferPostponed',
  epoch,
  until: at(seconds + DAY),
  leftOut: [],
  after: { handoffId: one(letter).handoffId, contract: review, seq: 3 },
});
const waiting = [...opened.slice(0, 1), waitsFor('b'), started(1), waits('offer')];
const wake: HandoffCommand = { type: 'Wake' };

describe('a request', () => {
  test('waits while another has to be done first', () => {
    const { facts } = after(one('b'))([], request, 0);
    expect(facts.map(({ type }) => type)).toEqual(['HandoffRequested', 'OfferPostponed', 'WorkflowStarted']);
    expect(facts).toContainEqual(waitsFor('b'));
  });

  test('is offered where there is none, and where all are done', () => {
    for (const known of [after(), after(one('b', 'completed'), one('c', 'cancelled'))])
      expect(known([], request, 0).facts[1]).toMatchObject({ type: 'OfferMade', to: MAYA });
  });

  test('waits for the one that is not done', () => {
    const { facts } = after(one('b', 'completed'), one('c'))([], request, 0);
    expect(facts).toContainEqual(waitsFor('c'));
  });
});

describe('a wake of what waits', () => {
  test.each(['completed', 'cancelled'] as const)('lets it go on once that one is %s', (end) => {
    const ended = { handoffId: one('b').handoffId, end };
    const { facts } = after(one('b', end))(waiting, wake, 60);
    expect(facts).toEqual([{ type: 'PostponementEnded', epoch: 1, after: ended }]);
  });

  test('stays quiet while that one is open, and looks again after a day', () => {
    expect(after(one('b'))(waiting, wake, DAY - 1).facts).toEqual([]);
    expect(after(one('b'))(waiting, wake, DAY).facts).toEqual([waitsFor('b', DAY)]);
  });

  test('goes on waiting for another one that has begun meanwhile, and for the same one otherwise', () => {
    expect(after(one('b', 'completed'), one('c'))(waiting, wake, 60).facts).toEqual([waitsFor('c', 60)]);
    expect(after(one('a'), one('b'))(waiting, wake, 60).facts).toEqual([]);
  });

  test('lets it go on where that one is not to be waited for any more', () => {
    expect(after()(waiting, wake, 60).facts).toEqual([{ type: 'PostponementEnded', epoch: 1 }]);
  });
});

describe('the workflow', () => {
  const advance = { type: 'Advance', run: 1, situation } as const;
  const ended = [...waiting, { type: 'PostponementEnded', epoch: 1 } as const];

  test('offers what has waited, and waits once more if another has begun', () => {
    expect(after(one('b', 'completed'))(ended, advance, 60).facts).toMatchObject([
      { type: 'OfferMade', to: MAYA },
    ]);
    expect(after(one('c'))(ended, advance, 60).facts).toEqual([waitsFor('c', 60, 2)]);
  });

  test('keeps whom a person named', () => {
    const { facts } = after(one('b'))(heldOffer, { type: 'Reassign', to: 'tom-okafor' }, 0);
    const next = { to: 'tom-okafor', because: 'reassigned' } as const;
    expect(facts).toContainEqual({ ...waitsFor('b', 0, 2), next });
  });

  test('is not kept from holding what has nobody to ask', () => {
    const declined = { type: 'OfferDeclined', epoch: 1, by: MAYA, reason: 'no-time' } as const;
    const { facts } = after(one('b'))([...asked, declined], advance, 0);
    expect(facts).toMatchObject([{ type: 'HandoffHeld' }]);
  });
});

describe('an offer that nobody was told of', () => {
  const holdBack: HandoffCommand = { type: 'HoldBackOffer', epoch: 1 };

  test('is held back while another has to be done first', () => {
    expect(after(one('b'))(opened, holdBack, 0).facts).toEqual([waitsFor('b', 0, 2)]);
  });

  test('is not held back once that one is done, nor one that was told', () => {
    expect(after(one('b', 'completed'))(opened, holdBack, 0)).toEqual({ facts: [] });
    expect(after(one('b'))(asked, holdBack, 0)).toEqual({ facts: [] });
  });

  test('is refused when it is over', () => {
    given(...asked)
      .when({ type: 'HoldBackOffer', epoch: 2 })
      .refuses('wait-is-over');
  });
});

test('an answer counts whatever has begun since it was asked for', () => {
  const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA } as const;
  expect(after(one('b'))(asked, accept, 60).facts).toMatchObject([{ type: 'OfferAccepted' }]);
});

test('only what makes an offer, or waits for another, asks for other logs, and only under such a contract', () => {
  const asks = (history: readonly HandoffFact[], command: HandoffCommand, under: Contract = contract) => {
    const state = fold(history);
    return dependsOnPredecessors(state, command, decideHandoff(state, command, rules, at(0)), under);
  };
  expect(asks([], request)).toBe(true);
  expect(asks(waiting, wake)).toBe(true);
  expect(asks(opened, { type: 'HoldBackOffer', epoch: 1 })).toBe(true);
  expect(asks(asked, wake)).toBe(false);
  expect(asks(asked, { type: 'AcceptOffer', epoch: 1, by: MAYA })).toBe(false);
  expect(asks([], request, rules.contract)).toBe(false);
});
