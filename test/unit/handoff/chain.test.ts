import { describe, expect, test } from 'vitest';
import type { HandoffRules } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { openWait } from '#domain/handoff/wait.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { at, given, handoffAfter, rules } from './given.ts';
import { asked, delivered, JONAS, MAYA, opened, request, situation, started, waits } from './history.ts';

const PRIYA = 'priya-nair';
const LENA = 'lena-fischer';
const TOM = 'tom-okafor';
const id = (name: string) => personIdSchema.parse(name);

/** Maya is asked twice, then Priya, then Tom and Lena. */
const chain: HandoffRules = {
  ...rules,
  contract: {
    ...rules.contract,
    rounds: 2,
    fallback: { person: id(PRIYA) },
    escalation: [{ person: id(TOM) }, { person: id(LENA) }],
    acknowledgment: { ...rules.contract.acknowledgment, remindAfterSeconds: [], snoozeAtMostSeconds: 3600 },
  },
};

const decide = (facts: readonly HandoffFact[], command: Parameters<typeof decideHandoff>[1], seconds = 0) =>
  decideHandoff(handoffAfter(...facts), command, chain, at(seconds));
const advance = { type: 'Advance', run: 1, situation } as const;
const expired = (epoch: number): HandoffFact => ({ type: 'OfferExpired', epoch });

/** What follows upon silence, round after round, until it is held. */
function silence(): readonly HandoffFact[] {
  const facts: HandoffFact[] = [...asked];
  for (let epoch = 1; epoch < 9; epoch += 1) {
    const next = decide([...facts, expired(epoch)], advance).facts;
    facts.push(expired(epoch), ...next);
    if (next.some(({ type }) => type === 'HandoffHeld')) return facts;
  }
  throw new Error('it is never held');
}

test('silence: two rounds, the fallback, each step of the escalation, then it is held', () => {
  const told = silence().flatMap((fact) => {
    if (fact.type === 'OfferMade') return [`${fact.to} ${fact.because}`];
    if (fact.type === 'HandoffEscalated') return [`escalated ${String(fact.level)}`];
    return fact.type === 'HandoffHeld' ? [`held ${fact.cause.kind}`] : [];
  });
  expect(told).toEqual([
    `${MAYA} named`,
    `${MAYA} named`,
    `${PRIYA} fallback`,
    'escalated 1',
    `${TOM} escalated`,
    'escalated 2',
    `${LENA} escalated`,
    'held expired',
  ]);
});

test('a retry after the chain asks whoever the contract asks first, and the chain begins again', () => {
  const { facts } = decide(silence(), { type: 'Retry' });
  expect(facts).toMatchObject([
    { type: 'HandoffReleased' },
    { type: 'OfferMade', to: MAYA, because: 'asked-again', epoch: 6 },
    { type: 'WorkflowStarted', run: 2 },
  ]);
  const again = [...silence(), ...facts, expired(6)];
  expect(decide(again, { ...advance, run: 2 }).facts).toMatchObject([{ to: MAYA, because: 'named' }]);
});

describe('nobody to ask', () => {
  const none = { ...situation, directory: { ...situation.directory, people: [] } };

  test('at the request is held at once, without a workflow', () => {
    const { facts } = decideHandoff(undefined, { ...request, situation: none }, rules, at(0));
    const leftOut = [{ person: MAYA, because: 'unknown' }];
    expect(facts).toEqual([opened[0], { type: 'HandoffHeld', cause: { kind: 'nobody-to-ask', leftOut } }]);
  });

  test('and then a release lets the contract choose anew', () => {
    const held: HandoffFact = { type: 'HandoffHeld', cause: { kind: 'nobody-to-ask', leftOut: [] } };
    const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
    given(opened[0], held).when({ type: 'Retry' }).then(released, started(1));
    given(opened[0], held, released, started(1))
      .when(advance, 5)
      .then({ ...opened[1], expiresAt: at(4 * 3600 + 5), remindAt: at(3 * 3600 + 5) });
  });
});

describe('handing on', () => {
  const handOn = { type: 'HandOn', epoch: 1, by: MAYA, to: JONAS } as const;
  const handedOn: HandoffFact = { type: 'OfferHandedOn', epoch: 1, by: MAYA, to: JONAS };

  test('ends the offer, and the other is asked in turn', () => {
    given(...asked)
      .when(handOn)
      .then(handedOn);
    given(...asked, handedOn)
      .when(advance)
      .then({
        type: 'OfferMade',
        epoch: 2,
        to: JONAS,
        because: 'handed-on',
        expiresAt: at(14400),
        remindAt: at(10800),
      });
  });

  test('not to oneself, and not to whoever has declined', () => {
    given(...asked)
      .when({ ...handOn, to: MAYA })
      .refuses('already-asked');
    const declined: HandoffFact = { type: 'OfferDeclined', epoch: 1, by: MAYA, reason: 'no-time' };
    const offered: HandoffFact = {
      type: 'OfferMade',
      epoch: 2,
      to: JONAS,
      because: 'reassigned',
      expiresAt: at(99),
    };
    given(...asked, declined, offered)
      .when({ ...handOn, epoch: 2, by: JONAS, to: MAYA })
      .refuses('has-declined');
  });

  test('by somebody else comes to nothing', () => {
    given(...asked)
      .when({ ...handOn, by: PRIYA })
      .refuses('foreign', { type: 'AnswerRefused', epoch: 1, by: PRIYA, because: 'foreign' });
  });

  test('twice is told once', () => {
    given(...asked, handedOn)
      .when(handOn)
      .refuses('over', { type: 'AnswerRefused', epoch: 1, by: MAYA, because: 'over' });
  });
});

describe('putting off', () => {
  const snooze = (seconds: number) =>
    ({ type: 'SnoozeOffer', epoch: 1, by: MAYA, until: at(seconds) }) as const;
  const snoozed: HandoffFact = {
    type: 'OfferSnoozed',
    epoch: 1,
    by: MAYA,
    until: at(1800),
    expiresAt: at(16200),
  };

  test('moves the deadline by as long as the clock stands still', () => {
    expect(decide(asked, snooze(1800)).facts).toEqual([snoozed]);
  });

  test('is refused beyond what the contract allows in all, in the past, and where it allows none', () => {
    expect(decide(asked, snooze(3601)).refusal).toEqual({ because: 'snoozed-too-long' });
    expect(decide([...asked, snoozed], snooze(3601)).refusal).toEqual({ because: 'snoozed-too-long' });
    expect(decide(asked, snooze(-1)).refusal).toEqual({ because: 'not-in-the-future' });
    const none = {
      ...chain,
      contract: {
        ...chain.contract,
        acknowledgment: { ...rules.contract.acknowledgment, remindAfterSeconds: [], snoozeAtMostSeconds: 0 },
      },
    };
    expect(decideHandoff(handoffAfter(...asked), snooze(60), none, at(0)).refusal).toEqual({
      because: 'snoozed-too-long',
    });
  });

  test('again counts only the time that it adds', () => {
    expect(decide([...asked, snoozed], snooze(3600)).facts).toMatchObject([{ expiresAt: at(18000) }]);
    expect(decide([...asked, snoozed], snooze(1800)).refusal).toEqual({ because: 'not-in-the-future' });
  });

  test('ends with a reminder, and the offer is open all the while', () => {
    given(...asked, snoozed)
      .when({ type: 'Wake' }, 1799)
      .staysQuiet();
    given(...asked, snoozed)
      .when({ type: 'Wake' }, 1800)
      .then({ type: 'ReminderDue', epoch: 1 });
    given(...asked, snoozed)
      .when({ type: 'AcceptOffer', epoch: 1, by: MAYA }, 16199)
      .then({ type: 'OfferAccepted', epoch: 1, by: MAYA });
    given(...asked, snoozed)
      .when({ type: 'Wake' }, 16200)
      .then(expired(1));
  });
});

describe('while nobody can be asked yet', () => {
  const leftOut = [{ person: MAYA, because: 'away' }] as const;
  const postponed: HandoffFact = { type: 'OfferPostponed', epoch: 1, until: at(600), leftOut: [...leftOut] };
  const waiting = [opened[0], postponed, started(1)] as const;

  test('the workflow waits as it does for an answer', () => {
    expect(openWait(handoffAfter(...waiting))).toBe('offer');
    given(...waiting)
      .when({ type: 'BeginWait', run: 1, epoch: 1, state: 'offer', deliveries: [] })
      .then(waits('offer'));
  });

  test('its time ends the wait, not before, and the contract chooses anew', () => {
    const ended: HandoffFact = { type: 'PostponementEnded', epoch: 1 };
    given(...waiting, waits('offer'))
      .when({ type: 'Wake' }, 599)
      .staysQuiet();
    given(...waiting, waits('offer'))
      .when({ type: 'Wake' }, 600)
      .then(ended);
    given(...waiting, waits('offer'), ended)
      .when(advance)
      .then({ ...opened[1], epoch: 2 });
  });

  test('an operator may name somebody, or cancel it', () => {
    given(...waiting, waits('offer'))
      .when({ type: 'Reassign', to: JONAS })
      .then({ type: 'OfferWithdrawn', epoch: 1, because: 'reassigned', next: JONAS });
    given(...waiting, waits('offer'))
      .when({ type: 'Cancel' })
      .then({ type: 'CancelRequested' }, { type: 'HandoffCancelled' });
  });
});

test('whoever was taken off it is not asked again by the contract', () => {
  const withdrawn: HandoffFact = { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned', next: JONAS };
  const offered: HandoffFact = {
    type: 'OfferMade',
    epoch: 2,
    to: JONAS,
    because: 'reassigned',
    expiresAt: at(99),
  };
  const declined: HandoffFact = { type: 'OfferDeclined', epoch: 2, by: JONAS, reason: 'no-time' };
  expect(decide([...asked, withdrawn, offered, delivered, declined], advance).facts).toMatchObject([
    { to: PRIYA, because: 'fallback' },
  ]);
});
