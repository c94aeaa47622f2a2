import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import type { Pause } from '#domain/contract-log/pauses.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import { handoffDueAt, peopleDeadline } from '#domain/handoff/due.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { openStart } from '#domain/handoff/start.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { dependsOnPauses } from '#domain/handoff/under-pauses.ts';
import { chainContract } from '../contract/sample.ts';
import { at, fold, handoffAfter, rules, settings } from './given.ts';
import {
  accepted,
  acceptedBy,
  asked,
  delivered,
  held,
  heldSync,
  hubspot,
  JONAS,
  MAYA,
  planned,
  situation,
  started as run,
  stuck,
  syncing,
  verified,
} from './history.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const contract: Contract = {
  ...chainContract,
  start: {
    ...{ withinSeconds: 2 * DAY, latestSeconds: 5 * DAY, graceSeconds: DAY, whenMissed: 'ask' },
    statuses: [statusSchema.parse('opportunity')],
  },
};
const reOffering: Contract = {
  ...contract,
  ...(contract.start === undefined ? {} : { start: { ...contract.start, whenMissed: 're-offer' } }),
};

const decide = (
  history: readonly HandoffFact[],
  command: HandoffCommand,
  seconds = 0,
  { under = contract, pauses }: { readonly under?: Contract; readonly pauses?: readonly Pause[] } = {},
) =>
  decideHandoff(
    fold(history),
    command,
    { ...rules, contract: under, ...(pauses === undefined ? {} : { pauses }) },
    at(seconds),
  );

const wake: HandoffCommand = { type: 'Wake' };
const promise: HandoffFact = { type: 'OfferAccepted', epoch: 1, by: MAYA, startBy: at(2 * DAY) };
const promised = [...asked, promise] as const;
const toSync = [
  { type: 'SyncStarted', run: 1, epoch: 1 },
  { type: 'WorkflowWaiting', run: 1, state: 'sync', epoch: 1 },
] as const;
const done = [...promised, ...toSync, planned(1), verified(1), { type: 'HandoffCompleted' }] as const;
const reminded: HandoffFact = { type: 'StartOverdue', epoch: 1, step: 'reminder', next: at(3 * DAY) };
const told: HandoffFact = { type: 'StartOverdue', epoch: 1, step: 'manager', next: at(4 * DAY) };
const over: HandoffFact = { type: 'StartOverdue', epoch: 1, step: 'end' };
const notStarted = { kind: 'not-started', person: MAYA } as const;
const asksOwner = [...done, reminded, told, over, held(notStarted)] as const;
const begun = (how: 'link' | 'slack' | 'operator' | 'record'): HandoffFact => ({
  type: 'WorkStarted',
  epoch: 1,
  how,
});
const start = (by?: string): HandoffCommand =>
  by === undefined ? { type: 'NoteStart' } : { type: 'StartWork', epoch: 1, by, how: 'link' };
const moved = (status: string): HandoffCommand => ({
  type: 'MoveRecord',
  move: { kind: 'status', status, since: at(HOUR) },
});

describe('an acceptance', () => {
  test('promises a start by the deadline of the contract', () => {
    expect(decide(asked, { type: 'AcceptOffer', epoch: 1, by: MAYA }).facts).toEqual([promise]);
  });

  test('promises the start that whoever accepts has chosen, earlier or later', () => {
    for (const startBy of [at(HOUR), at(5 * DAY)]) {
      const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA, startBy } as const;
      expect(decide(asked, accept).facts).toEqual([{ ...acceptedBy(MAYA), startBy }]);
    }
  });

  test('is refused with a start in the past, or later than the contract allows', () => {
    const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA } as const;
    expect(decide(asked, { ...accept, startBy: at(0) })).toEqual({
      facts: [],
      refusal: { because: 'start-in-the-past' },
    });
    const late = { facts: [], refusal: { because: 'start-too-late' } };
    expect(decide(asked, { ...accept, startBy: at(5 * DAY + 1) })).toEqual(late);
    expect(decide(asked, { ...accept, startBy: at(60) }, 0, { under: rules.contract })).toEqual(late);
  });

  test('promises nothing where the contract awaits nothing, and neither did acceptances stored before', () => {
    const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA } as const;
    expect(decide(asked, accept, 0, { under: rules.contract }).facts).toEqual([acceptedBy(MAYA)]);
    expect(openStart(handoffAfter(...accepted))).toBeUndefined();
  });

  test('counts as begun where the record showed that before', () => {
    const kept: HandoffFact = {
      type: 'RecordMovedOn',
      move: { kind: 'status', status: 'opportunity', since: at(0) },
    };
    const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA } as const;
    expect(decide([...asked, kept], accept).facts).toEqual([promise, begun('record')]);
  });
});

describe('a start that is missed', () => {
  test('is reminded of, then the manager is told, and each step sets the next deadline', () => {
    expect(decide(done, wake, 2 * DAY).facts).toEqual([reminded]);
    expect(decide([...done, reminded], wake, 3 * DAY).facts).toEqual([told]);
  });

  test('stays quiet before that, and when it has begun', () => {
    expect(decide(done, wake, 2 * DAY - 1).facts).toEqual([]);
    expect(decide([...done, reminded], wake, 3 * DAY - 1).facts).toEqual([]);
    expect(decide([...done, begun('link')], wake, 9 * DAY).facts).toEqual([]);
  });

  test('then waits for the contract owner, with nothing due but their decision', () => {
    const asks = decide([...done, reminded, told], wake, 4 * DAY).facts;
    expect(asks).toEqual([over, held(notStarted)]);
    expect(handoffDueAt(handoffAfter(...asksOwner), settings)).toBeUndefined();
  });

  test('waits before that last step while the owner is being entered', () => {
    const entering = [...promised, ...toSync, planned(1), reminded, told] as const;
    expect(decide(entering, wake, 4 * DAY, { under: reOffering }).facts).not.toContainEqual(over);
    const entered = [...entering, verified(1), { type: 'HandoffCompleted' }] as const;
    expect(decide(entered, wake, 4 * DAY, { under: reOffering }).facts[0]).toEqual(over);
  });

  test('or is offered anew: whoever did not start owns it no more, and is left out', () => {
    const facts = decide([...done, reminded, told], wake, 4 * DAY, { under: reOffering }).facts;
    expect(facts).toEqual([over, { type: 'HandoffReopened', because: 'not-started', targets: [] }, run(2)]);
    const reopened = [...done, reminded, told, ...facts];
    expect(ownershipOf(handoffAfter(...reopened))).toBeUndefined();
    const [offer] = decide(reopened, { type: 'Advance', run: 2, situation }, 4 * DAY, {
      under: reOffering,
    }).facts;
    expect(offer).toMatchObject({
      ...{ type: 'OfferMade', epoch: 2, to: 'priya-nair', because: 'fallback' },
      choice: { leftOut: expect.arrayContaining([{ person: MAYA, because: 'not-started' }]) as unknown },
    });
  });

  test('is held where nobody else can be asked', () => {
    const { fallback, ...alone } = reOffering;
    expect(fallback).toBeDefined();
    const reopened: readonly HandoffFact[] = [
      ...done,
      { type: 'HandoffReopened', because: 'not-started', targets: [] },
      run(2),
    ];
    const under: Contract = { ...alone, escalation: [] };
    expect(decide(reopened, { type: 'Advance', run: 2, situation }, 0, { under }).facts).toMatchObject([
      {
        type: 'HandoffHeld',
        cause: { kind: 'nobody-to-ask', leftOut: [{ person: MAYA, because: 'not-started' }] },
      },
    ]);
  });

  test('is told while the owner is still being entered, and while that is held', () => {
    const entering = [...promised, ...toSync, planned(1)];
    expect(decide(entering, wake, 2 * DAY).facts).toContainEqual(reminded);
    expect(decide([...entering, held(stuck)], wake, 2 * DAY).facts).toEqual([reminded]);
  });

  test('leaves the last step to whoever decides about another hold', () => {
    const other = [...promised, ...toSync, held(stuck), reminded, told];
    expect(decide(other, wake, 9 * DAY).facts).toEqual([]);
    expect(peopleDeadline(handoffAfter(...other))).toBeUndefined();
  });

  test('is nobody’s concern once somebody else was made the owner outside, or the record is gone', () => {
    for (const move of [{ kind: 'owner', target: hubspot }, { kind: 'deleted' }] as const) {
      const history = [...done, { type: 'RecordMovedOn', move } as const];
      expect(decide(history, wake, 9 * DAY).facts).toEqual([]);
      expect(handoffDueAt(handoffAfter(...history), settings)).toBeUndefined();
    }
  });

  test('stands still while the contract is paused, and goes on with what was left', () => {
    const pause = { from: at(DAY), to: at(11 * DAY) };
    const stopped: HandoffFact = { type: 'StartPaused', epoch: 1, until: pause.to, dueAt: at(12 * DAY) };
    expect(decide(done, wake, 2 * DAY, { pauses: [pause] }).facts).toEqual([stopped]);
    expect(decide([...done, stopped], wake, 3 * DAY, { pauses: [pause] }).facts).toEqual([]);
    const short = [{ ...pause, to: at(3 * DAY) }];
    const goesOn: HandoffFact = { type: 'StartResumed', epoch: 1, dueAt: at(4 * DAY) };
    expect(decide([...done, stopped], wake, 3 * DAY, { pauses: short }).facts).toEqual([goesOn]);
    expect(dependsOnPauses(fold(done), wake, { facts: [] })).toBe(true);
    expect(dependsOnPauses(fold([...done, begun('link')]), wake, { facts: [] })).toBe(false);
  });

  test('counts in the working time of the contract', () => {
    const day = [{ from: '09:00', to: '17:00' }];
    const hours = [day, day, day, day, day, [], []];
    const calendar: WorkingCalendar = { id: 'utc', timeZone: 'UTC', hours, holidays: [] };
    const under = { ...contract, sla: { ...contract.sla, calendar } };
    const [fact] = decide(done, wake, 2 * DAY, { under }).facts;
    expect(fact).toMatchObject({ type: 'StartOverdue', step: 'reminder' });
    expect(fact?.type === 'StartOverdue' && fact.next !== undefined && fact.next > at(5 * DAY)).toBe(true);
  });
});

describe('a start', () => {
  test('is said by whoever accepted, by an operator, or shown by the record', () => {
    expect(decide(done, start(MAYA)).facts).toEqual([begun('link')]);
    expect(
      decide(
        syncing.map((fact) => (fact.type === 'OfferAccepted' ? promise : fact)),
        start(),
      ).facts,
    ).toEqual([begun('operator')]);
    expect(decide(done, moved('opportunity')).facts.at(-1)).toEqual(begun('record'));
  });

  test('is refused to anybody else, for an older acceptance, and where none is awaited', () => {
    expect(decide(done, start(JONAS)).refusal).toEqual({ because: 'foreign' });
    expect(decide(done, { type: 'StartWork', epoch: 2, by: MAYA, how: 'link' }).refusal).toEqual({
      because: 'superseded',
    });
    expect(decide(syncing, start(MAYA)).refusal).toEqual({ because: 'no-start-awaited' });
    expect(decide(asked, start()).refusal).toEqual({ because: 'no-start-awaited' });
  });

  test('stays said', () => {
    expect(decide([...done, begun('link')], start(MAYA))).toEqual({ facts: [] });
  });

  test('is not shown by another status, which is told all the same', () => {
    expect(decide(done, moved('customer')).facts).toMatchObject([{ type: 'RecordMovedOn' }]);
    expect(decide([...done, begun('link')], moved('opportunity')).refusal).toEqual({ because: 'over' });
  });

  test('ends the hold that asked about it, whoever says it', () => {
    const ended: readonly HandoffFact[] = [
      { type: 'HandoffReleased', how: 'corrected' },
      { type: 'HandoffCompleted' },
    ];
    expect(decide(asksOwner, start(MAYA)).facts).toEqual([begun('link'), ...ended]);
    expect(decide(asksOwner, start()).facts).toEqual([begun('operator'), ...ended]);
    expect(decide(heldSync, start()).refusal).toEqual({ because: 'no-start-awaited' });
  });
});

test('whoever decides may have the next asked, give it to somebody, or cancel it', () => {
  expect(decide(asksOwner, { type: 'Reassign' }).facts).toEqual([
    { type: 'HandoffReleased', how: 'reassigned' },
    { type: 'HandoffReopened', because: 'not-started', targets: [] },
    run(2),
  ]);
  expect(decide(asksOwner, { type: 'Reassign', to: JONAS }).facts).toMatchObject([
    { type: 'HandoffReleased', how: 'reassigned' },
    { type: 'OfferMade', epoch: 2, to: JONAS },
    run(2),
  ]);
  expect(decide(asksOwner, { type: 'Cancel' }).facts.at(-1)).toEqual({ type: 'HandoffCancelled' });
});

test('what was missed neither failed nor is put right: who has it then must be said', () => {
  for (const type of ['Retry', 'Release'] as const)
    expect(decide(asksOwner, { type })).toEqual({ facts: [], refusal: { because: 'start-missed' } });
});

test('a later occurrence of the record ends the decision about it, and nobody is asked a second time', () => {
  const again: HandoffCommand = { type: 'MoveRecord', move: { kind: 'again', since: at(HOUR) } };
  const facts = decide(asksOwner, again).facts;
  expect(facts.map(({ type }) => type)).toEqual(['RecordMovedOn', 'HandoffReleased', 'HandoffCompleted']);
  const [moved] = facts;
  if (moved === undefined) throw new Error('it is told');
  const gone = { facts: [], refusal: { because: 'no-start-awaited' } };
  for (const to of [{}, { to: JONAS }])
    expect(decide([...asksOwner, moved], { type: 'Reassign', ...to })).toEqual(gone);
});

test('a later occurrence of the record takes the place of a start that is awaited', () => {
  const again: HandoffCommand = { type: 'MoveRecord', move: { kind: 'again', since: at(HOUR) } };
  const [fact] = decide(done, again).facts;
  if (fact === undefined) throw new Error('it is told');
  expect(openStart(handoffAfter(...done, fact))).toBeUndefined();
  expect(openStart(handoffAfter(...promised, delivered))).toBeDefined();
});
