import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolveBlocked } from '#domain/blocked/blocked.ts';
import { emptyContractLog } from '#domain/contract-log/contract-log.ts';
import { contractIdSchema } from '#domain/contract/ids.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { handoffDueAt } from '#domain/handoff/due.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectId } from '#domain/ids.ts';
import { evolveIncident } from '#domain/incident/evolve-incident.ts';
import type { Row } from '#domain/ports/rows.ts';
import { NO_CONTRACT, rowSchema } from '#domain/ports/rows.ts';
import * as projection from '#domain/projection.ts';
import { blockedRow, handoffRow, incidentRow, incidentStatus, rowEquals } from '#domain/projection.ts';
import { at, handoffAfter, settings } from '#test/unit/handoff/given.ts';
import { accepted, asked, heldOffer, MAYA, offerMade } from '#test/unit/handoff/history.ts';
import { happenings, live } from '#test/unit/handoff/random-life.ts';

const subject = subjectId('handoff', 'a'.repeat(26));
const row = (...history: readonly HandoffFact[]) => handoffRow(subject, handoffAfter(...history), settings);

describe('the row of a handoff', () => {
  test('names whom it is offered to, and no owner, while it is offered', () => {
    expect(row(...asked)).toEqual({
      subjectId: subject,
      seq: asked.length,
      status: 'offered',
      contract: 'sales-qualified-lead',
      record: 'hubspot:contact:101',
      openedAt: at(0),
      offeredTo: MAYA,
      answerBy: at(4 * 60 * 60),
      dueAt: at(3 * 60 * 60),
    });
  });

  test('says until when its offer is kept back by quiet hours, and no longer once it is to be sent', () => {
    const kept: HandoffFact = { type: 'OfferKeptQuiet', epoch: 1, channel: 'email', until: at(60) };
    expect(row(...asked, kept)).toMatchObject({ quietUntil: at(60), dueAt: at(60) });
    const retried: HandoffFact = { type: 'DeliveryRetryDue', epoch: 1 };
    expect(row(...asked, kept, retried).quietUntil).toBeUndefined();
  });

  test('names by when somebody was to have accepted, whoever is asked by now', () => {
    const expired: HandoffFact = { type: 'OfferExpired', epoch: 1 };
    const next = offerMade(2, 'priya-nair', 'fallback', 5 * 60 * 60);
    expect(row(...asked, expired, next)).toMatchObject({
      answerBy: at(4 * 60 * 60),
      offeredTo: 'priya-nair',
    });
    const moved: HandoffFact = { type: 'OfferResumed', epoch: 1, expiresAt: at(7), remindAt: at(6) };
    expect(row(...asked, moved)).toMatchObject({ answerBy: at(7) });
    expect(row(...accepted)).not.toHaveProperty('answerBy');
    expect(row(...accepted, offerMade(2, 'priya-nair', 'fallback', 60))).toMatchObject({
      answerBy: at(4 * 60 * 60 + 60),
    });
  });

  test('names since when it is done', () => {
    const done: HandoffFact = { type: 'HandoffCompleted' };
    expect(row(...accepted, done)).toMatchObject({ status: 'completed', doneAt: at(0) });
  });

  test('names the owner once somebody accepted', () => {
    expect(row(...accepted)).toMatchObject({ status: 'syncing', owner: MAYA });
    expect(row(...accepted)).not.toHaveProperty('offeredTo');
  });

  test('names until when whoever accepted begins, as long as that is awaited', () => {
    const promise: HandoffFact = { type: 'OfferAccepted', epoch: 1, by: MAYA, startBy: at(100) };
    expect(row(...asked, promise)).toMatchObject({ startBy: at(100) });
    expect(row(...asked, promise, { type: 'WorkStarted', epoch: 1, how: 'link' })).not.toHaveProperty(
      'startBy',
    );
    expect(Object.keys(row(...accepted))).not.toContain('startBy');
  });

  test('names what has to be done first', () => {
    const handoffId = handoffIdSchema.parse('b'.repeat(26));
    const first = { handoffId, contract: 'security-review', seq: 3 };
    const wait: HandoffFact = { type: 'OfferPostponed', epoch: 2, until: at(60), leftOut: [], after: first };
    expect(row(...asked, wait)).toMatchObject({ status: 'postponed', after: handoffId });
    const { after, ...without } = wait;
    expect(after).toBe(first);
    expect(row(...asked, without)).not.toHaveProperty('after');
  });

  test('is not due while it is held', () => {
    expect(row(...heldOffer)).not.toHaveProperty('dueAt');
  });

  test('says what the fold says, whatever has happened', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const { state } = live(all);
        const projected = handoffRow(subject, state, settings);
        expect(rowSchema.parse(JSON.parse(JSON.stringify(projected)))).toEqual(projected);
        expect(projected.status).toBe(state.status);
        expect(projected.owner).toBe(ownershipOf(state)?.owner);
        expect(projected.dueAt).toBe(handoffDueAt(state, settings));
        expect(projected.offeredTo === undefined).toBe(state.status !== 'offered');
      }),
    );
  });
});

test('the row of an incident is due at its deadline until it is resolved', () => {
  const opened = {
    type: 'IncidentOpened',
    cause: { kind: 'dead-letters', queue: 'intake' },
    owner: MAYA,
    deadlineAt: at(60),
    member: 'intake@0',
  } as const;
  const incident = subjectId('incident', 'i');
  const open = evolveIncident(undefined, opened, { seq: 1, at: at(0) });
  const counted = {
    ...{ decideBy: at(60), deciders: 1, openings: 1, reopenings: 0 },
    ...{ contracts: '', inCharge: MAYA },
  };
  const cause = JSON.stringify(opened.cause);
  const basic = { subjectId: incident, owner: MAYA, openedAt: at(0), cause, ...counted };
  expect(incidentRow(incident, open)).toEqual({ ...basic, seq: 1, status: 'open', holds: 1, dueAt: at(60) });
  const resolved = evolveIncident(
    open,
    { type: 'IncidentResolved', because: 'by-hand' },
    { seq: 2, at: at(9) },
  );
  expect(incidentRow(incident, resolved)).toEqual({ ...basic, seq: 2, status: 'resolved', holds: 0 });
  expect(incidentStatus(incidentRow(incident, resolved))).toBe('resolved');
  expect(
    incidentStatus({ ...incidentRow(incident, open), subjectId: subjectId('handoff', 'h') }),
  ).toBeUndefined();
});

test('the row of a blocked event is due never: its incident is', () => {
  const record = { source: 'hubspot', objectType: 'contact', objectId: '101' } as const;
  const cause = { kind: 'missing-input', contract: 'c', field: 'Company' } as const;
  const blocked = subjectId('blocked', 'b');
  const state = evolveBlocked(
    undefined,
    { type: 'EventBlocked', cause, contract: 'c', record },
    { seq: 1, at: at(0) },
  );
  expect(blockedRow(blocked, state)).toEqual({
    subjectId: blocked,
    seq: 1,
    status: 'blocked',
    openedAt: at(0),
    contract: 'c',
    record: 'hubspot:contact:101',
  });
});

test('the row of a blocked event without a contract is listed with those that have none', () => {
  const fact = { type: 'EventBlocked', cause: { kind: 'malformed', source: 'hubspot' } } as const;
  const state = evolveBlocked(undefined, fact, { seq: 1, at: at(0) });
  expect(blockedRow(subjectId('blocked', 'b'), state)).toMatchObject({ contract: NO_CONTRACT });
  expect(contractIdSchema.safeParse(NO_CONTRACT).success).toBe(false);
});

test('the row of an incident names its contract, if it has one', () => {
  const incident = subjectId('incident', 'i');
  const opened = { type: 'IncidentOpened', owner: MAYA, deadlineAt: at(60), member: 'intake@0' } as const;
  const unmapped = { source: 'hubspot', property: 'stage', value: 'SQL', contract: 'leads' } as const;
  const state = evolveIncident(
    undefined,
    { ...opened, cause: { kind: 'unmapped', ...unmapped } },
    { seq: 1, at: at(0) },
  );
  expect(incidentRow(incident, { ...state, contract: 'leads' })).toMatchObject({ contract: 'leads' });
  expect(Object.keys(incidentRow(incident, { ...state, contract: undefined }))).not.toContain('contract');
});

test('the row of a contract says whether it is paused, and until when', () => {
  const contract = subjectId('contract', 'leads');
  const basic = { subjectId: contract, seq: 3, openedAt: at(0) };
  const log = { ...emptyContractLog, seq: 3 };
  expect(projection.contractRow(contract, log, at(0))).toStrictEqual({ ...basic, status: 'overridden' });
  expect(projection.contractRow(contract, { ...log, endsAt: at(60) }, at(0))).toStrictEqual({
    ...{ ...basic, status: 'paused', dueAt: at(60) },
  });
});

describe('an open handoff', () => {
  const basic = { subjectId: subject, seq: 1, openedAt: at(0), contract: 'leads' };
  const incident = { ...basic, subjectId: subjectId('incident', 'i') };

  test('is that of whoever is asked about it, or owns it until it has ended', () => {
    const of = projection.personWithOpen;
    expect(of({ ...basic, status: 'offered', offeredTo: 'ada', owner: 'ben' })).toBe('ada');
    expect(of({ ...basic, status: 'syncing', owner: 'ben' })).toBe('ben');
    for (const status of ['completed', 'cancelled'])
      expect(of({ ...basic, status, owner: 'b' })).toBeUndefined();
    expect(of({ ...incident, status: 'open', owner: 'ben' })).toBeUndefined();
  });

  test('waits until somebody has accepted, but not while it waits for another', () => {
    const under = projection.waitingUnder;
    for (const status of ['deciding', 'offered', 'postponed', 'held'])
      expect(under({ ...basic, status })).toBe('leads');
    expect(under({ ...basic, status: 'syncing' })).toBeUndefined();
    expect(under({ ...basic, status: 'held', owner: 'ben' })).toBeUndefined();
    expect(under({ ...basic, status: 'postponed', after: 'b' })).toBeUndefined();
    expect(under({ ...incident, status: 'held' })).toBeUndefined();
  });
});

describe('comparing a stored row with the log', () => {
  const projected = row(...accepted);

  test('does not mind the order of its attributes, or those without a value', () => {
    const turned: Row = Object.fromEntries(Object.entries(projected).reverse()) as Row;
    expect(rowEquals(turned, projected)).toBe(true);
    expect(rowEquals({ ...projected, offeredTo: undefined }, projected)).toBe(true);
  });

  test.each([
    ['status', 'held'],
    ['seq', 99],
    ['owner', 'jonas-weber'],
    ['owner', undefined],
    ['offeredTo', MAYA],
    ['dueAt', at(1)],
    ['dueAt', undefined],
    ['record', 'hubspot:contact:102'],
  ])('finds another %s: %s', (name, value) => {
    expect(rowEquals({ ...projected, [name]: value }, projected)).toBe(false);
  });

  test('lets a row that waits to be settled be due then, and not at any other time', () => {
    const held = row(...heldOffer);
    const settleBy = at(300);
    expect(rowEquals({ ...held, settleBy, dueAt: settleBy }, held)).toBe(true);
    expect(rowEquals({ ...held, settleBy, dueAt: at(301) }, held)).toBe(false);
    expect(rowEquals({ ...held, settleBy }, held)).toBe(false);
    expect(rowEquals({ ...held, settleBy, dueAt: settleBy, status: 'offered' }, held)).toBe(false);
  });
});
