import { describe, expect, test } from 'vitest';
import type { Pause } from '#domain/contract-log/pauses.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { dependsOnPauses } from '#domain/handoff/under-pauses.ts';
import { at, fold, given, rules } from './given.ts';
import {
  asked,
  declinedCause,
  held,
  heldOffer,
  MAYA,
  offerMade,
  opened,
  request,
  started,
  waits,
} from './history.ts';

const HOUR = 60 * 60;
const pause: Pause = { from: at(HOUR), to: at(3 * HOUR) };
const contract = {
  ...rules.contract,
  acknowledgment: {
    ...rules.contract.acknowledgment,
    remindAfterSeconds: [3 * HOUR],
    snoozeAtMostSeconds: 4 * HOUR,
  },
};

/** What a decision makes while these pauses stand in the contract's log. */
const under =
  (...pauses: readonly Pause[]) =>
  (history: readonly HandoffFact[], command: HandoffCommand, seconds: number) =>
    decideHandoff(fold(history), command, { ...rules, contract, pauses }, at(seconds));
const wake: HandoffCommand = { type: 'Wake' };
const paused: HandoffFact = {
  type: 'OfferPaused',
  epoch: 1,
  until: pause.to,
  expiresAt: at(6 * HOUR),
  remindAt: at(5 * HOUR),
};
const postponed: HandoffFact = {
  type: 'OfferPostponed',
  epoch: 1,
  until: pause.to,
  leftOut: [],
  because: 'paused',
};

describe('a wake', () => {
  test('stops the clock of an open offer, once', () => {
    expect(under(pause)(asked, wake, 2 * HOUR).facts).toEqual([paused]);
    expect(under(pause)([...asked, paused], wake, 2 * HOUR).facts).toEqual([]);
    expect(under(pause)([...asked, paused], wake, 4 * HOUR).facts).toEqual([]);
  });

  test('lets it go on with what was left when the pause ended earlier', () => {
    const short = { ...pause, to: at(2 * HOUR) };
    expect(under(short)([...asked, paused], wake, 2 * HOUR).facts).toEqual([
      { type: 'OfferResumed', epoch: 1, expiresAt: at(5 * HOUR), remindAt: at(4 * HOUR) },
    ]);
  });

  test('says at once what was due meanwhile', () => {
    const facts = under(pause)(asked, wake, 6 * HOUR).facts;
    expect(facts.map(({ type }) => type)).toEqual(['OfferResumed', 'OfferExpired']);
  });

  test('ends a wait for the contract when it goes on, and makes it longer with the pause', () => {
    const waiting = [...opened.slice(0, 1), postponed, started(1), waits('offer')];
    expect(under(pause)(waiting, wake, 2 * HOUR).facts).toEqual([]);
    expect(under({ ...pause, to: at(5 * HOUR) })(waiting, wake, 2 * HOUR).facts).toEqual([
      { ...postponed, until: at(5 * HOUR) },
    ]);
    expect(under({ ...pause, to: at(HOUR + 1) })(waiting, wake, 2 * HOUR).facts).toEqual([
      { type: 'PostponementEnded', epoch: 1 },
    ]);
  });
});

describe('what would be offered', () => {
  test('waits', () => {
    expect(under(pause)([], request, 2 * HOUR).facts).toMatchObject([
      { type: 'HandoffRequested' },
      postponed,
      { type: 'WorkflowStarted' },
    ]);
  });

  test('waits with whom a person named', () => {
    const { facts } = under(pause)(heldOffer, { type: 'Reassign', to: 'tom-okafor' }, 2 * HOUR);
    const next = { to: 'tom-okafor', because: 'reassigned' } as const;
    expect(facts).toContainEqual({ ...postponed, epoch: 2, next });
    const after = [...heldOffer, ...facts, { type: 'PostponementEnded', epoch: 2 } as const];
    expect(fold(after)).toMatchObject({ status: 'deciding', pending: { kind: 'withdrawn', next } });
  });

  test('is offered after the pause, and before it', () => {
    for (const seconds of [HOUR - 1, 3 * HOUR])
      expect(under(pause)([], request, seconds).facts[1]).toMatchObject({ type: 'OfferMade' });
  });

  test('is held for a person at once where nobody is left to ask', () => {
    const facts = [...asked, { type: 'OfferDeclined', epoch: 1, by: MAYA, reason: 'no-time' } as const];
    const advance = { type: 'Advance', run: 1, situation: request.situation } as const;
    expect(under(pause)(facts, advance, 2 * HOUR).facts).toEqual([held(declinedCause)]);
  });
});

describe('an answer', () => {
  const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA } as const;

  test('counts while the clock stands still, and as long after as was left', () => {
    expect(under(pause)(asked, accept, 5 * HOUR).refusal).toBeUndefined();
    expect(under(pause)(asked, accept, 6 * HOUR).refusal).toEqual({ because: 'expired' });
  });

  test('does not count if the deadline had passed when the pause began', () => {
    const late = { from: at(4 * HOUR), to: at(9 * HOUR) };
    expect(under(late)(asked, accept, 5 * HOUR).refusal).toEqual({ because: 'expired' });
  });

  test('that puts it off during a pause leaves what was left', () => {
    const snooze = { type: 'SnoozeOffer', epoch: 1, by: MAYA, until: at(4 * HOUR) } as const;
    const facts = under(pause)(asked, snooze, 2 * HOUR).facts;
    expect(fold([...asked, ...facts])).toMatchObject({
      offer: { expiresAt: at(7 * HOUR), remindAt: at(4 * HOUR) },
    });
  });

  test('that puts it off for less than the pause is reminded of when it ends', () => {
    const snooze = { type: 'SnoozeOffer', epoch: 1, by: MAYA, until: at(2.5 * HOUR) } as const;
    const facts = under(pause)(asked, snooze, 2 * HOUR).facts;
    expect(fold([...asked, ...facts])).toMatchObject({
      offer: { expiresAt: at(6 * HOUR), remindAt: at(3 * HOUR) },
    });
  });
});

describe('an offer that nobody was told of', () => {
  const holdBack: HandoffCommand = { type: 'HoldBackOffer', epoch: 1 };

  test('is held back while the contract is paused', () => {
    expect(under(pause)(opened, holdBack, 2 * HOUR).facts.at(-1)).toEqual({ ...postponed, epoch: 2 });
  });

  test.each(['reassigned', 'asked-again', 'handed-on'] as const)(
    'keeps whom a person named: %s',
    (because) => {
      const history = [...opened.slice(0, 1), offerMade(1, MAYA, because), started(1)];
      const next = { to: MAYA, because };
      expect(under(pause)(history, holdBack, 2 * HOUR).facts.at(-1)).toEqual({
        ...postponed,
        epoch: 2,
        next,
      });
    },
  );

  test('is chosen anew when it goes on: in the same part of the contract, and nobody counts as asked', () => {
    const priya = { person: personIdSchema.parse('priya-nair') };
    const tom = { person: personIdSchema.parse('tom-okafor') };
    const chain = { ...contract, fallback: priya, escalation: [tom] };
    const goesOn = (...history: readonly HandoffFact[]) => {
      const { epoch } = fold(history) ?? { epoch: 0 };
      const hold = decideHandoff(
        fold(history),
        { type: 'HoldBackOffer', epoch },
        { ...rules, contract: chain, pauses: [pause] },
        at(2 * HOUR),
      );
      const ended = { type: 'PostponementEnded', epoch: epoch + 1 } as const;
      const facts = [...history, ...hold.facts, ended];
      const advance = { type: 'Advance', run: 1, situation: request.situation } as const;
      return decideHandoff(fold(facts), advance, { ...rules, contract: chain }, at(4 * HOUR)).facts;
    };
    const expired = (epoch: number) => ({ type: 'OfferExpired', epoch }) as const;
    const toFallback = [...asked, expired(1), offerMade(2, priya.person, 'fallback')] as const;
    const escalated = { type: 'HandoffEscalated', level: 1, to: tom.person } as const;
    expect(goesOn(...opened)).toMatchObject([{ type: 'OfferMade', to: MAYA, because: 'named' }]);
    expect(goesOn(...toFallback)).toMatchObject([{ to: priya.person, because: 'fallback' }]);
    expect(goesOn(...toFallback, expired(2), escalated, offerMade(3, tom.person, 'escalated'))).toMatchObject(
      [escalated, { to: tom.person, because: 'escalated' }],
    );
  });

  test('is not held back otherwise, nor one that was told', () => {
    expect(under()(opened, holdBack, 2 * HOUR)).toEqual({ facts: [] });
    expect(under(pause)([...asked, paused], holdBack, 2 * HOUR)).toEqual({ facts: [] });
    given(...asked)
      .when({ type: 'HoldBackOffer', epoch: 2 })
      .refuses('wait-is-over');
  });
});

test('only what the clock or an offer decides asks for the log of the contract', () => {
  const asks = (history: readonly HandoffFact[], command: HandoffCommand, seconds: number) => {
    const state = fold(history);
    return dependsOnPauses(state, command, decideHandoff(state, command, rules, at(seconds)));
  };
  const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA } as const;
  expect(asks(asked, accept, HOUR)).toBe(false);
  expect(asks(asked, accept, 5 * HOUR)).toBe(true);
  expect(asks([...asked, paused], accept, HOUR)).toBe(true);
  expect(asks(asked, wake, HOUR)).toBe(true);
  expect(asks([], request, 0)).toBe(true);
  expect(asks([...asked, { type: 'OfferAccepted', epoch: 1, by: MAYA }], wake, HOUR)).toBe(false);
});
