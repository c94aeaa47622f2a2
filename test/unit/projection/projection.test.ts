import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolveBlocked } from '#domain/blocked/blocked.ts';
import { contractIdSchema } from '#domain/contract/ids.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { handoffDueAt } from '#domain/handoff/due.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { evolveIncident } from '#domain/incident/evolve-incident.ts';
import type { Row } from '#domain/ports/rows.ts';
import { NO_CONTRACT, rowSchema } from '#domain/ports/rows.ts';
import { blockedRow, handoffRow, incidentRow, rowEquals } from '#domain/projection.ts';
import { at, handoffAfter, settings } from '#test/unit/handoff/given.ts';
import { accepted, asked, heldOffer, MAYA } from '#test/unit/handoff/history.ts';
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
      dueAt: at(3 * 60 * 60),
    });
  });

  test('names the owner once somebody accepted', () => {
    expect(row(...accepted)).toMatchObject({ status: 'syncing', owner: MAYA });
    expect(row(...accepted)).not.toHaveProperty('offeredTo');
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
  const basic = { subjectId: incident, owner: MAYA, openedAt: at(0) };
  expect(incidentRow(incident, open)).toEqual({ ...basic, seq: 1, status: 'open', dueAt: at(60) });
  const resolved = evolveIncident(
    open,
    { type: 'IncidentResolved', because: 'by-hand' },
    { seq: 2, at: at(9) },
  );
  expect(incidentRow(incident, resolved)).toEqual({ ...basic, seq: 2, status: 'resolved' });
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
