import { describe, expect, test } from 'vitest';
import type { ChargeCommand } from '#domain/incident/decide-charge.ts';
import { decideCharge, LONGEST_INCIDENT_SNOOZE_SECONDS } from '#domain/incident/decide-charge.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { evolveIncident } from '#domain/incident/evolve-incident.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import { inCharge } from '#domain/incident/in-charge.ts';
import type { IncidentState } from '#domain/incident/incident.ts';
import { decideIncident } from '#domain/incident/incident.ts';
import { addSeconds } from '#domain/time.ts';

const START = '2030-01-31T09:00:00.000Z';
const at = (seconds: number) => addSeconds(START, seconds);
const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const lena = 'lena-fischer';
const tom = 'tom-okafor';
const textId = 't1';
const ONE = 'handoff#a@3';

const declined = { kind: 'declined', by: 'maya-chen', reason: 'no-time' } as const;
const deferred = { kind: 'target-deferred', target: 'hubspot', because: 'system-down' } as const;
const letters = { kind: 'dead-letters', queue: 'intake' } as const;
const opened = (cause: IncidentCause = declined, member = ONE): IncidentFact => ({
  ...{ type: 'IncidentOpened', cause, contract: 'c', owner: lena },
  ...{ deadlineAt: at(2 * DAY), member },
});
const joined: IncidentFact = {
  type: 'IncidentJoined',
  member: 'handoff#b@5',
  contract: 'd',
  owner: 'priya-nair',
};
const assign = (owner: string): ChargeCommand => ({ type: 'AssignIncident', owner, textId });
const snooze = (seconds: number): ChargeCommand => ({ type: 'SnoozeIncident', until: at(seconds), textId });
const resolve: ChargeCommand = { type: 'ResolveIncident', textId };
const assigned = (owner: string): IncidentFact => ({ type: 'IncidentAssigned', owner, textId });
const snoozed = (seconds: number): IncidentFact => ({ type: 'IncidentSnoozed', until: at(seconds), textId });
const left: IncidentFact = { type: 'IncidentLeft', member: ONE };
const over: IncidentFact = { type: 'IncidentResolved', because: 'cause-removed' };

const byHand: IncidentFact = { type: 'IncidentResolved', because: 'by-hand', textId };

function fold(facts: readonly IncidentFact[]): IncidentState {
  return facts.reduce<IncidentState>(
    (state, fact, index) => evolveIncident(state, fact, { seq: index + 1, at: START }),
    undefined,
  );
}

function given(...history: readonly IncidentFact[]) {
  return {
    when(command: ChargeCommand, seconds = 0) {
      const decision = decideCharge(fold(history), command, at(seconds));
      return {
        then: (...facts: readonly IncidentFact[]) => expect(decision).toEqual({ facts }),
        refuses: (because: string) => expect(decision).toEqual({ facts: [], refusal: { because } }),
        staysQuiet: () => expect(decision).toEqual({ facts: [] }),
      };
    },
  };
}

test('of what never was nothing can be done', () => {
  given().when(resolve).refuses('no-incident');
});

describe('giving an incident to somebody', () => {
  test('is noted, and tells them and nobody else', () => {
    given(opened()).when(assign(tom)).then(assigned(tom));
    const state = fold([opened(), assigned(tom)]);
    expect(state).toMatchObject({ assignee: tom, owner: lena });
    expect(state?.notices.at(-1)).toEqual({
      ...{ seq: 2, kind: 'assigned' },
      stakes: [{ owner: tom, contract: 'c' }],
    });
  });

  test('puts them in charge instead of all others, until it ends', () => {
    const shared = [opened(), joined];
    expect(fold(shared) && inCharge(fold(shared)!)).toEqual([lena, 'priya-nair']);
    expect(inCharge(fold([...shared, assigned(tom)])!)).toEqual([tom]);
    const again: IncidentFact = { type: 'IncidentReopened', deadlineAt: at(DAY), member: 'handoff#c@1' };
    expect(fold([opened(), assigned(tom), left, over, again])?.assignee).toBeUndefined();
  });

  test('stays quiet where it is theirs already', () => {
    given(opened()).when(assign(lena)).staysQuiet();
    given(opened(), assigned(tom)).when(assign(tom)).staysQuiet();
    given(opened(), joined).when(assign(lena)).then(assigned(lena));
    given(opened(), assigned(tom)).when(assign(lena)).then(assigned(lena));
  });

  test('is refused once it is over', () => {
    given(opened(), left, over).when(assign(tom)).refuses('incident-over');
  });

  test('has them told at the deadline, with everybody whose trouble it is', () => {
    const escalated: IncidentFact = { type: 'IncidentEscalated', count: 1, nextAt: at(3 * DAY) };
    const notice = fold([opened(), assigned(tom), escalated])?.notices.at(-1);
    expect(notice?.stakes.map(({ owner }) => owner)).toEqual([lena, tom]);
  });
});

describe('putting an incident off', () => {
  test('moves its deadline, and nobody is told before', () => {
    given(opened())
      .when(snooze(3 * DAY))
      .then(snoozed(3 * DAY));
    const state = fold([opened(), snoozed(3 * DAY)]);
    expect(state).toMatchObject({ deadlineAt: at(3 * DAY), decideBy: at(3 * DAY), snoozedSeq: 2 });
    expect(decideIncident(state, { type: 'Wake' }, at(3 * DAY - 1)).facts).toEqual([]);
    expect(decideIncident(state, { type: 'Wake' }, at(3 * DAY)).facts).toMatchObject([
      { type: 'IncidentEscalated', count: 1 },
    ]);
  });

  test('is for a week at most in one go', () => {
    const longest = LONGEST_INCIDENT_SNOOZE_SECONDS;
    given(opened())
      .when(snooze(longest + 1))
      .refuses('snoozed-too-long');
    given(opened()).when(snooze(longest)).then(snoozed(longest));
    given(opened(), snoozed(longest))
      .when(snooze(longest + DAY), DAY)
      .then(snoozed(longest + DAY));
  });

  test('never has it told sooner, and ends in the future', () => {
    given(opened())
      .when(snooze(2 * DAY))
      .refuses('told-later-anyway');
    given(opened())
      .when(snooze(HOUR), 2 * HOUR)
      .refuses('ends-in-the-past');
    given(opened()).when(snooze(HOUR), HOUR).refuses('ends-in-the-past');
  });

  test('stays quiet where it is put off so already', () => {
    given(opened(), snoozed(3 * DAY))
      .when(snooze(3 * DAY))
      .staysQuiet();
  });

  test('is forgotten when it opens again', () => {
    const again: IncidentFact = { type: 'IncidentReopened', deadlineAt: at(DAY), member: 'handoff#c@1' };
    expect(fold([opened(), snoozed(3 * DAY), left, over, again])?.snoozedSeq).toBeUndefined();
  });
});

describe('closing an incident by hand', () => {
  test('is refused while a handoff or an event waits in it: that is decided instead', () => {
    given(opened()).when(resolve).refuses('members-wait');
    given(opened({ kind: 'malformed', source: 'hubspot' }, 'blocked#a@1'))
      .when(resolve)
      .refuses('members-wait');
    given(opened({ kind: 'infrastructure', step: 'sync' }))
      .when(resolve)
      .refuses('members-wait');
  });

  test('is refused for what goes on by itself', () => {
    given(opened(deferred)).when(resolve).refuses('goes-on-by-itself');
  });

  test.each<IncidentCause>([
    letters,
    { kind: 'notice-failed', recipient: tom, because: 'bounced' },
    { kind: 'reflect-failed', target: 'hubspot', because: 'refused' },
    { kind: 'status-failed', target: 'hubspot', because: 'refused' },
  ])('ends what nothing waits for, with its reason, and lets it come back: $kind', (cause) => {
    given(opened(cause))
      .when(resolve)
      .then({ type: 'IncidentRetried', members: [ONE] }, byHand);
    const retried: IncidentFact = { type: 'IncidentRetried', members: [ONE] };
    const state = fold([opened(cause), retried, byHand]);
    expect(state).toMatchObject({ status: 'resolved', members: [], everMembers: [] });
  });

  test('stays quiet where it is closed', () => {
    given(opened(), left, over).when(resolve).staysQuiet();
  });
});
