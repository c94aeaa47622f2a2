import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { measureSchema } from '#domain/metrics/measure.ts';
import { measureOf } from '#domain/metrics/measure-of.ts';
import { isWaiting, handoffRow } from '#domain/projection.ts';
import { subjectId } from '#domain/ids.ts';
import { calendarOf } from '../calendar/sample.ts';
import { sampleContract } from '../contract/sample.ts';
import { at, handoffAfter, settings } from '../handoff/given.ts';
import {
  acceptedBy,
  declinedCause,
  held,
  hubspot,
  JONAS,
  MAYA,
  offerMade,
  request,
  started,
} from '../handoff/history.ts';
import { happenings, live } from '../handoff/random-life.ts';
import type { Said } from './log.ts';
import { logOf } from './log.ts';

const HOUR = 60 * 60;
const requested: HandoffFact = { type: 'HandoffRequested', ...request.request };
/** Requested at the start, and offered ten minutes later until four hours after that. */
const FIRST = 600;
const offered: readonly Said[] = [
  [0, requested, started(1)],
  [FIRST, offerMade(1, MAYA, 'named', FIRST)],
];
const expired: HandoffFact = { type: 'OfferExpired', epoch: 1 };

const reopened = (because: 'not-started'): HandoffFact => ({ type: 'HandoffReopened', because, targets: [] });

const measured = (seconds: number, ...said: readonly Said[]) =>
  measureOf(logOf(...said), { contract: sampleContract, now: at(seconds) });

describe('what was accepted', () => {
  it('was in time, timed from the first offer, and waits no more', () => {
    expect(measured(9 * HOUR, ...offered, [FIRST + HOUR, acceptedBy(MAYA)])).toEqual({
      id: 'a'.repeat(26),
      requestedAt: at(0),
      ...{ offers: 1, answered: 1, acceptances: 1, declined: 0, returned: 0, expired: 0, escalations: 0 },
      isFallbackAsked: false,
      acknowledgment: { outcome: 'in-time', seconds: HOUR, elapsedSeconds: HOUR },
      sync: 'none',
    });
  });

  it('was in time too if somebody else accepted after the first had declined', () => {
    const found = measured(
      9 * HOUR,
      ...offered,
      [FIRST + 60, { type: 'OfferDeclined', epoch: 1, by: MAYA, reason: 'no-time' }],
      [FIRST + 120, offerMade(2, JONAS, 'fallback', FIRST + 120)],
      [FIRST + 180, acceptedBy(JONAS, 2)],
    );
    expect(found).toMatchObject({
      ...{ offers: 2, answered: 2, declined: 1, isFallbackAsked: true },
      acknowledgment: { outcome: 'in-time', seconds: 180 },
    });
  });

  it('was late if the first offer had expired, however soon the next one was accepted', () => {
    const found = measured(
      9 * HOUR,
      ...offered,
      [FIRST + 4 * HOUR, expired],
      [
        FIRST + 4 * HOUR,
        { type: 'HandoffEscalated', level: 1, to: JONAS },
        offerMade(2, JONAS, 'escalated', FIRST + 4 * HOUR),
      ],
      [FIRST + 4 * HOUR + 60, acceptedBy(JONAS, 2)],
    );
    expect(found).toMatchObject({
      ...{ expired: 1, answered: 1, escalations: 1 },
      acknowledgment: { outcome: 'late', elapsedSeconds: 4 * HOUR + 60 },
    });
  });

  it('was in time by the deadline that a pause or putting it off has moved', () => {
    const moved: readonly HandoffFact[] = [
      { type: 'OfferPaused', epoch: 1, until: at(HOUR), expiresAt: at(8 * HOUR) },
      { type: 'OfferSnoozed', epoch: 1, by: MAYA, until: at(HOUR), expiresAt: at(8 * HOUR) },
    ];
    for (const fact of moved) {
      const found = measured(9 * HOUR, ...offered, [FIRST + 60, fact], [7 * HOUR, acceptedBy(MAYA)]);
      expect(found).toMatchObject({ acknowledgment: { outcome: 'in-time' } });
    }
  });

  it('was late from the very instant of the deadline on', () => {
    const found = measured(9 * HOUR, ...offered, [FIRST + 4 * HOUR, acceptedBy(MAYA)]);
    expect(found).toMatchObject({ acknowledgment: { outcome: 'late' } });
  });

  it('was late by a deadline that only the pause of another offer has moved', () => {
    const other: HandoffFact = { type: 'OfferPaused', epoch: 2, until: at(HOUR), expiresAt: at(8 * HOUR) };
    const found = measured(9 * HOUR, ...offered, [FIRST + 60, other], [7 * HOUR, acceptedBy(MAYA)]);
    expect(found).toMatchObject({ acknowledgment: { outcome: 'late' } });
  });

  it('was in time by the deadline that the end of a pause gave', () => {
    const resumed: HandoffFact = { type: 'OfferResumed', epoch: 1, expiresAt: at(8 * HOUR) };
    const paused: HandoffFact = { type: 'OfferPaused', epoch: 1, until: at(HOUR), expiresAt: at(5 * HOUR) };
    const found = measured(
      9 * HOUR,
      ...offered,
      [FIRST + 60, paused],
      [HOUR, resumed],
      [7 * HOUR, acceptedBy(MAYA)],
    );
    expect(found).toMatchObject({ acknowledgment: { outcome: 'in-time' } });
  });

  it('was asked of as many as answered, whatever they answered', () => {
    const found = measured(
      9 * HOUR,
      ...offered,
      [FIRST + 60, { type: 'OfferHandedOn', epoch: 1, by: MAYA, to: JONAS }],
      [FIRST + 90, offerMade(2, JONAS, 'handed-on', FIRST + 90)],
      [FIRST + 120, { type: 'HandoffReturned', epoch: 2, by: JONAS, reason: 'incomplete', missing: [] }],
    );
    expect(found).toMatchObject({ answered: 2, returned: 1, isFallbackAsked: false });
  });

  it('is timed in the working time of the contract, and by the clock', () => {
    // From Thursday at 10:00 to Friday at 10:00, with office hours of 7.5 hours.
    const contract = {
      ...sampleContract,
      sla: { ...sampleContract.sla, calendar: calendarOf('Europe/Berlin') },
    };
    const log = logOf([0, requested, offerMade(1, MAYA, 'named')], [24 * HOUR, acceptedBy(MAYA)]);
    expect(measureOf(log, { contract, now: at(48 * HOUR) })?.acknowledgment).toMatchObject({
      elapsedSeconds: 24 * HOUR,
      seconds: 7.5 * HOUR,
    });
  });
});

describe('what nobody has accepted', () => {
  it('is open until the deadline, and waits since its first offer', () => {
    expect(measured(FIRST + 4 * HOUR - 1, ...offered)).toMatchObject({
      acknowledgment: { outcome: 'open' },
      waiting: { since: at(FIRST), dueAt: at(FIRST + 4 * HOUR), seconds: 4 * HOUR - 1 },
    });
  });

  it('is a breach from the deadline on, and stays one when it is returned, held or cancelled then', () => {
    const ends: readonly (readonly HandoffFact[])[] = [
      [expired],
      [expired, held(declinedCause)],
      [{ type: 'CancelRequested' }, { type: 'HandoffCancelled' }],
    ];
    for (const facts of ends) {
      const found = measured(9 * HOUR, ...offered, [FIRST + 5 * HOUR, ...facts]);
      expect(found?.acknowledgment).toEqual({ outcome: 'never' });
    }
  });

  it('is a breach at the very instant of the deadline', () => {
    const found = measured(FIRST + 4 * HOUR, ...offered);
    expect(found).toMatchObject({ acknowledgment: { outcome: 'never' } });
  });

  it('is none if it was cancelled before the deadline', () => {
    const found = measured(9 * HOUR, ...offered, [
      FIRST + HOUR,
      { type: 'CancelRequested' },
      { type: 'HandoffCancelled' },
    ]);
    expect(found?.acknowledgment).toEqual({ outcome: 'open' });
    expect(found).not.toHaveProperty('waiting');
  });

  it('waits since it began while nobody has been asked, until an offer would have expired', () => {
    const found = measured(HOUR, [0, requested, held({ kind: 'nobody-to-ask', leftOut: [] })]);
    expect(found).toMatchObject({
      offers: 0,
      acknowledgment: { outcome: 'open' },
      waiting: { since: at(0), dueAt: at(4 * HOUR), seconds: HOUR },
    });
  });

  it('does not wait itself while another handoff has to be done first', () => {
    const after = { handoffId: request.request.handoffId, contract: 'security-review', seq: 1 };
    const found = measured(HOUR, [
      0,
      requested,
      { type: 'OfferPostponed', epoch: 1, until: at(2 * HOUR), leftOut: [], after },
    ]);
    expect(found?.offers).toBe(0);
    expect(found).not.toHaveProperty('waiting');
  });

  it('waits anew when whoever accepted did not start', () => {
    const found = measured(
      9 * HOUR,
      ...offered,
      [FIRST + 60, acceptedBy(MAYA)],
      [6 * HOUR, { type: 'HandoffReopened', because: 'not-started', targets: [] }],
      [7 * HOUR, offerMade(2, JONAS, 'named', 7 * HOUR)],
    );
    expect(found).toMatchObject({
      offers: 2,
      acknowledgment: { outcome: 'in-time' },
      waiting: { since: at(7 * HOUR), seconds: 2 * HOUR },
    });
  });
});

describe('what is asked anew', () => {
  const begun = [...offered, [FIRST + 60, acceptedBy(MAYA)]] as const;

  it('waits since whoever accepted did not start, before anybody else is asked', () => {
    const found = measured(9 * HOUR, ...begun, [6 * HOUR, reopened('not-started')]);
    expect(found).toMatchObject({ waiting: { since: at(6 * HOUR), dueAt: at(10 * HOUR) } });
  });

  it('waits since somebody else was named', () => {
    const found = measured(9 * HOUR, ...begun, [7 * HOUR, offerMade(2, JONAS, 'reassigned', 7 * HOUR)]);
    expect(found).toMatchObject({ offers: 2, acknowledgment: { outcome: 'in-time', seconds: 60 } });
  });
});

describe('the systems that must show the owner', () => {
  const verdict = { target: hubspot, epoch: 1, attempt: 1 };
  const skipped: HandoffFact = { type: 'TargetSkipped', target: 'salesforce', epoch: 1 };
  const good: HandoffFact = { type: 'TargetVerified', ...verdict, verdict: 'VERIFIED' };
  const bad: HandoffFact = {
    type: 'TargetMismatched',
    ...verdict,
    verdict: 'DROPPED',
    field: 'hubspot_owner_id',
  };
  const completed: HandoffFact = { type: 'HandoffCompleted' };
  const after = (...facts: readonly HandoffFact[]) =>
    measured(9 * HOUR, ...offered, [FIRST + 60, acceptedBy(MAYA)], [FIRST + 120, ...facts])?.sync;

  it('are done, or have failed once, also if they are done later', () => {
    expect(after(good, completed)).toBe('done');
    expect(after(bad)).toBe('failed');
    expect(after(bad, good, completed)).toBe('failed');
    expect(after({ type: 'TargetFailed', ...verdict, because: 'down' })).toBe('failed');
    expect(after({ type: 'SyncStarted', run: 1, epoch: 1 })).toBe('none');
  });

  it('are not done while one of them is still to show it, nor when it ends before', () => {
    expect(after(good)).toBe('none');
    expect(after(good, { type: 'CancelRequested' }, { type: 'HandoffCancelled' })).toBe('none');
  });

  it('have failed if one was done without, or what was written is taken back', () => {
    expect(after(good, skipped, { ...completed, without: ['salesforce'] })).toBe('failed');
    expect(after(good, { type: 'RollbackStarted', because: 'operator' })).toBe('failed');
  });

  it('have not failed by what passes by itself', () => {
    expect(after({ type: 'AttemptFailed', ...verdict, because: 'http-502' }, good, completed)).toBe('done');
  });
});

it('nothing is measured of what is only observed, or is not there', () => {
  const observed: HandoffFact = {
    type: 'HandoffObserved',
    would: { kind: 'ask', to: MAYA, because: 'named' },
    until: at(HOUR),
  };
  expect(measured(HOUR, [0, requested, observed])).toBeUndefined();
  expect(measured(HOUR)).toBeUndefined();
});

it('whatever has happened to a handoff is measured, and waits exactly where its row says so', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const { state, commits, now } = live(all);
      const start = Date.parse(at(0));
      const log = logOf(...commits.map((one): Said => [(Date.parse(one.at) - start) / 1000, ...one.facts]));
      const found = measureOf(log, { contract: sampleContract, now });
      expect(measureSchema.parse(found)).toEqual(found);
      const row = handoffRow(subjectId('handoff', state.handoffId), state, settings);
      if (found?.waiting !== undefined) expect(isWaiting(row)).toBe(true);
      const told = commits.flatMap(({ facts }) => facts);
      if (isWaiting(row) && !told.some(({ type }) => type === 'OfferAccepted'))
        expect(found?.waiting).toBeDefined();
    }),
  );
});

it('a handoff that was accepted and is being entered waits for nobody', () => {
  const state = handoffAfter(requested, offerMade(1, MAYA, 'named'), acceptedBy(MAYA));
  expect(isWaiting(handoffRow(subjectId('handoff', 'a'), state, settings))).toBe(false);
});
