import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import type { IncidentCommand, IncidentState } from '#domain/incident/incident.ts';
import {
  decideIncident,
  ESCALATE_EVERY_SECONDS,
  incidentDueAt,
  openedSeq,
  toldOnCall,
} from '#domain/incident/incident.ts';
import { evolveIncident } from '#domain/incident/evolve-incident.ts';
import { addSeconds } from '#domain/time.ts';

const START = '2030-01-31T09:00:00.000Z';
const at = (seconds: number) => addSeconds(START, seconds);
const DAY = 24 * 60 * 60;
const owner = 'lena-fischer';
const cause = { kind: 'infrastructure', step: 'sync' } as const;
const deadLetters = { kind: 'dead-letters', queue: 'intake' } as const;
const ONE = 'handoff#a@3';
const TWO = 'handoff#b@5';

const stake = { contract: 'c', owner };
const tom = { contract: 'd', owner: 'tom-okafor' };
const join = (member: string, whose = stake) =>
  ({ type: 'JoinIncident', member, cause, ...whose, withinSeconds: 2 * DAY }) as const;
const leave = (...members: readonly string[]) => ({ type: 'LeaveIncident', members }) as const;
const retry = (...members: readonly string[]) => ({ type: 'RetryMembers', members }) as const;
const redrive = (before: string) =>
  ({ ...join('intake@0'), type: 'NoteRedrive', cause: deadLetters, before, textId: 't1' }) as const;
const wake = { type: 'Wake' } as const;

const opened = (member: string): IncidentFact => ({
  type: 'IncidentOpened',
  cause,
  contract: 'c',
  owner,
  deadlineAt: at(2 * DAY),
  member,
});
const joined = (member: string, whose = stake): IncidentFact => ({
  type: 'IncidentJoined',
  ...whose,
  member,
});
const reopened = (member: string, deadlineAt: string, whose = stake): IncidentFact => ({
  type: 'IncidentReopened',
  ...whose,
  deadlineAt,
  member,
});
/** Who is told, by which commit. */
const told = (...facts: readonly IncidentFact[]) =>
  fold(facts)?.notices.map(({ seq, kind, stakes }) => [seq, kind, ...stakes.map((one) => one.owner)]);
const left = (member: string): IncidentFact => ({ type: 'IncidentLeft', member });
const retried = (...members: string[]): IncidentFact => ({ type: 'IncidentRetried', members });
const redriven = (before: string): IncidentFact => ({ type: 'IncidentRedriven', before, textId: 't1' });
const byHand: IncidentFact = { type: 'IncidentResolved', because: 'by-hand' };
const removed: IncidentFact = { type: 'IncidentResolved', because: 'cause-removed' };
const escalated: IncidentFact = { type: 'IncidentEscalated', count: 1, nextAt: at(3 * DAY) };

function fold(facts: readonly IncidentFact[]): IncidentState {
  return facts.reduce<IncidentState>(
    (state, fact, index) => evolveIncident(state, fact, { seq: index + 1, at: START }),
    undefined,
  );
}

function given(...history: readonly IncidentFact[]) {
  return {
    when(command: IncidentCommand, seconds = 0) {
      const decision = decideIncident(fold(history), command, at(seconds));
      return {
        then: (...facts: readonly IncidentFact[]) => expect(decision).toEqual({ facts }),
        refuses: (because: string) => expect(decision).toEqual({ facts: [], refusal: { because } }),
        staysQuiet: () => expect(decision).toEqual({ facts: [] }),
      };
    },
  };
}

describe('joining an incident', () => {
  test('opens it for the first, with an owner and a deadline', () => {
    given().when(join(ONE)).then(opened(ONE));
    expect(fold([opened(ONE)])).toMatchObject({
      status: 'open',
      owner,
      deadlineAt: at(2 * DAY),
      members: [ONE],
    });
  });

  test('opens it without a contract when the cause has none', () => {
    const command = { type: 'JoinIncident', member: 'intake@0', cause: deadLetters, owner } as const;
    const fact = { type: 'IncidentOpened', member: 'intake@0', cause: deadLetters, owner } as const;
    given()
      .when({ ...command, withinSeconds: 60 })
      .then({ ...fact, deadlineAt: at(60) });
  });

  test('adds the next to the one that is open: one cause, one incident', () => {
    given(opened(ONE)).when(join(TWO)).then(joined(TWO));
    expect(told(opened(ONE), joined(TWO))).toEqual([[1, 'opened', owner]]);
  });

  test('opens it again for a new member, with a new deadline and a new notice', () => {
    given(opened(ONE), left(ONE), removed)
      .when(join(TWO), 100)
      .then(reopened(TWO, at(100 + 2 * DAY)));
    const again = fold([opened(ONE), escalated, left(ONE), removed, reopened(TWO, at(9))]);
    expect(again).toMatchObject({ status: 'open', members: [TWO], escalations: 0, deadlineAt: at(9) });
    expect(again?.notices.map(({ kind }) => kind)).toEqual(['opened', 'escalated', 'opened']);
    expect(again === undefined ? 0 : openedSeq(again)).toBe(5);
  });

  test('stays quiet for whoever is in it, or has left it: being seen again is no new trouble', () => {
    given(opened(ONE)).when(join(ONE)).staysQuiet();
    given(opened(ONE), left(ONE), removed).when(join(ONE)).staysQuiet();
    given(opened(ONE), joined(TWO), left(ONE)).when(join(ONE)).staysQuiet();
  });
});

describe('a cause that comes back', () => {
  const over = [opened(ONE), left(ONE), removed] as const;

  test('up to a day after its end is the same opening, and a new one later', () => {
    given(...over)
      .when(join(TWO), DAY)
      .then(reopened(TWO, at(3 * DAY)));
    given(...over)
      .when(join(TWO), DAY + 1)
      .then({ ...opened(TWO), ...{ deadlineAt: at(3 * DAY + 1) } });
  });

  test('is counted: how often within a day, and how often it opened', () => {
    const again = [reopened(TWO, at(9)), left(TWO), removed, reopened('handoff#c@1', at(9))];
    expect(fold([...over, ...again])).toMatchObject({ openings: 1, reopenings: 2 });
    expect(fold([...over, ...again, left('handoff#c@1'), removed, opened('handoff#d@1')])).toMatchObject({
      ...{ openings: 2, reopenings: 0 },
    });
  });
});

describe('an outage', () => {
  const [since, another] = [at(-60), at(-30)];
  const waiting = { kind: 'target-deferred', target: 'hubspot', because: 'system-down' } as const;
  const first: IncidentFact = { ...opened(ONE), ...{ cause: waiting, since } };
  const goes = (member: string): IncidentFact => ({ type: 'IncidentLeft', member, wentOn: true });
  const back = (of: string, whose = stake): IncidentFact => ({
    ...reopened(TWO, at(9), whose),
    ...{ since: of },
  });

  test('is known by when it began', () => {
    given()
      .when({ ...join(ONE), cause: waiting, since })
      .then(first);
    given(first, left(ONE), removed)
      .when({ ...join(TWO), since })
      .then({ ...reopened(TWO, at(2 * DAY)), ...{ since } });
  });

  test('that goes on is told to nobody who knows of it', () => {
    expect(told(first, left(ONE), removed, back(since))).toEqual([[1, 'opened', owner]]);
    expect(told(first, left(ONE), removed, back(since, tom))?.slice(1)).toEqual([[4, 'joined', tom.owner]]);
    expect(fold([first, left(ONE), removed, back(since)])).toMatchObject({
      ...{ status: 'open', deadlineAt: at(9), resolvedAt: undefined, members: [TWO], reopenings: 0 },
    });
  });

  test('is told anew where it is another, or where it had been told that it is over', () => {
    expect(told(first, left(ONE), removed, back(another))?.at(-1)).toEqual([4, 'opened', owner]);
    expect(told(first, goes(ONE), removed, back(since))?.slice(1)).toEqual([
      [3, 'solved', owner],
      [4, 'opened', owner],
    ]);
  });

  test('without a beginning is told anew each time', () => {
    const unknown: IncidentFact = { ...opened(ONE), ...{ cause: waiting } };
    expect(told(unknown, left(ONE), removed, reopened(TWO, at(9)))?.at(-1)).toEqual([4, 'opened', owner]);
  });

  test('that is over is told to those whose part went on by itself, and to whoever it was given to', () => {
    const assigned: IncidentFact = { type: 'IncidentAssigned', owner: 'maya-chen', textId: 't' };
    const facts = [first, joined(TWO, tom), assigned, goes(TWO), left(ONE), removed];
    expect(told(...facts)?.at(-1)).toEqual([6, 'solved', tom.owner, 'maya-chen']);
  });

  test('of which nothing went on by itself ends without a word, and so does what a person decides', () => {
    expect(told(first, left(ONE), removed)).toHaveLength(1);
    expect(told(opened(ONE), goes(ONE), removed)).toHaveLength(1);
  });
});

describe('sending back what lies in a queue', () => {
  const lying: IncidentFact = { ...opened('intake@0'), ...{ cause: deadLetters } };

  test('is noted with its reason, and changes nothing else', () => {
    given(lying)
      .when(redrive(at(9)))
      .then(redriven(at(9)));
    given(lying, left('intake@0'), removed)
      .when(redrive(at(9)))
      .then(redriven(at(9)));
    expect(fold([lying, redriven(at(9))])).toMatchObject({ status: 'open', members: ['intake@0'] });
    expect(told(lying, redriven(at(9)))).toHaveLength(1);
  });

  test('opens the incident where nobody had noticed yet', () => {
    given()
      .when(redrive(at(9)))
      .then(lying, redriven(at(9)));
  });

  test('is one act, in however many goes it is done', () => {
    given(lying, redriven(at(9)))
      .when(redrive(at(9)))
      .staysQuiet();
    given(lying, redriven(at(9)))
      .when(redrive(at(10)))
      .then(redriven(at(10)));
  });
});

describe('an incident that several owners share', () => {
  test('is told to each of them once, when it becomes theirs', () => {
    given(opened(ONE)).when(join(TWO, tom)).then(joined(TWO, tom));
    const facts = [opened(ONE), joined(TWO, tom), joined('handoff#c@1', tom), joined('handoff#d@1')];
    expect(told(...facts)).toEqual([
      [1, 'opened', owner],
      [2, 'joined', 'tom-okafor'],
    ]);
  });

  test('is not told again to whoever left it and comes back while it is open', () => {
    expect(told(opened(ONE), joined(TWO, tom), left(TWO), joined('handoff#c@1', tom))).toHaveLength(2);
  });

  test('is escalated to those who still have something in it', () => {
    expect(told(opened(ONE), joined(TWO, tom), escalated)?.at(-1)).toEqual([
      3,
      'escalated',
      owner,
      tom.owner,
    ]);
    expect(told(opened(ONE), joined(TWO, tom), left(ONE), escalated)?.at(-1)).toEqual([
      4,
      'escalated',
      tom.owner,
    ]);
  });

  test('belongs to whoever opens it again, and tells everybody anew', () => {
    const again = [opened(ONE), joined(TWO, tom), left(ONE), left(TWO), removed];
    const facts = [...again, reopened('handoff#c@1', at(9), tom), joined('handoff#d@1')];
    expect(fold(facts)).toMatchObject(tom);
    expect(told(...facts)?.slice(2)).toEqual([
      [6, 'opened', tom.owner],
      [7, 'joined', owner],
    ]);
  });

  test('of an older log belongs to whoever came first', () => {
    expect(told(opened(ONE), { type: 'IncidentJoined', member: TWO })).toHaveLength(1);
  });
});

describe('leaving an incident', () => {
  test('lets the others wait on', () => {
    given(opened(ONE), joined(TWO)).when(leave(ONE)).then(left(ONE));
  });

  test('resolves it with the last', () => {
    given(opened(ONE), joined(TWO), left(ONE)).when(leave(TWO)).then(left(TWO), removed);
  });

  test('is possible for several at once', () => {
    given(opened(ONE), joined(TWO)).when(leave(ONE, TWO)).then(left(ONE), left(TWO), removed);
  });

  test('stays quiet for whoever is not in it', () => {
    given().when(leave(ONE)).staysQuiet();
    given(opened(ONE)).when(leave(TWO)).staysQuiet();
    given(opened(ONE), left(ONE), removed).when(leave(ONE)).staysQuiet();
  });
});

describe('trying again what a part of ours failed at', () => {
  const notShown = { kind: 'reflect-failed', target: 'hubspot', because: 'refused' } as const;
  const first: IncidentFact = {
    type: 'IncidentOpened',
    cause: notShown,
    ...stake,
    deadlineAt: at(2 * DAY),
    member: ONE,
  };

  test('lets go of those alone, and ends it with the last', () => {
    given(first, joined(TWO)).when(retry(ONE)).then(retried(ONE));
    given(first, joined(TWO)).when(retry(ONE, TWO)).then(retried(ONE, TWO), byHand);
    expect(fold([first, joined(TWO), retried(ONE)])).toMatchObject({ status: 'open', members: [TWO] });
  });

  test('of one that has opened again, whoever was in it has left for good all the same', () => {
    const again = [opened(ONE), left(ONE), removed, reopened(TWO, at(9), tom)] as const;
    given(...again)
      .when(join(ONE))
      .staysQuiet();
    given(...again, left(TWO), removed)
      .when(join(TWO))
      .staysQuiet();
    expect(fold(again)).toMatchObject({
      stakes: [
        [ONE, stake],
        [TWO, tom],
      ],
    });
  });

  test.each<IncidentCause>([
    deadLetters,
    { kind: 'notice-failed', recipient: owner, because: 'rejected' },
    { kind: 'reflect-failed', target: 'hubspot', because: 'refused' },
    { kind: 'status-failed', target: 'hubspot', because: 'refused' },
  ])('is possible where nobody decides about its members: $kind', (of) => {
    const begun: IncidentFact = { type: 'IncidentOpened', cause: of, owner, deadlineAt: at(60), member: ONE };
    given(begun).when(retry(ONE)).then(retried(ONE), byHand);
  });

  test('is refused where a decision is waited for', () => {
    given(opened(ONE)).when(retry(ONE)).refuses('members-wait');
  });

  test('stays quiet for whoever is not in it', () => {
    given().when(retry(ONE)).staysQuiet();
    given(first).when(retry(TWO)).staysQuiet();
    given(first, retried(ONE), byHand).when(retry(ONE)).staysQuiet();
  });

  test('lets whoever fails again come back, and only them', () => {
    given(first, retried(ONE), byHand)
      .when(join(ONE))
      .then(reopened(ONE, at(2 * DAY)));
    given(first, joined(TWO), retried(ONE)).when(join(ONE)).then(joined(ONE));
    given(first, joined(TWO), left(TWO), retried(ONE), byHand).when(join(TWO)).staysQuiet();
  });

  test('has a second failure told to its owner once more, and to nobody else', () => {
    const facts = [first, joined(TWO, tom), joined('handoff#c@1', tom), retried(TWO, 'handoff#c@1')];
    expect(told(...facts, joined(TWO, tom), joined('handoff#c@1', tom), joined('handoff#d@1'))).toEqual([
      [1, 'opened', owner],
      [2, 'joined', tom.owner],
      [5, 'joined', tom.owner],
    ]);
  });
});

describe('waking an incident', () => {
  test('escalates it at its deadline, and every day after that', () => {
    given(opened(ONE))
      .when(wake, 2 * DAY)
      .then(escalated);
    given(opened(ONE), escalated)
      .when(wake, 5 * DAY)
      .then({ type: 'IncidentEscalated', count: 2, nextAt: at(5 * DAY + ESCALATE_EVERY_SECONDS) });
  });

  test('notes who of those on call was chosen, and tells them apart by opening', () => {
    const chosen = (...onCall: string[]): IncidentFact => ({ ...escalated, ...{ onCall } });
    given(opened(ONE))
      .when({ ...wake, onCall: ['tom-okafor'] }, 2 * DAY)
      .then(chosen('tom-okafor'));
    const onCall = (...facts: readonly IncidentFact[]) => {
      const incident = fold([opened(ONE), ...facts]);
      return incident === undefined ? undefined : toldOnCall(incident);
    };
    expect(onCall(chosen('tom-okafor'), escalated, chosen('priya-nair', 'maya-chen'))).toEqual([
      ...['tom-okafor', 'priya-nair', 'maya-chen'],
    ]);
    const again = [left(ONE), removed, reopened(TWO, at(9))];
    expect(onCall(chosen('tom-okafor'), ...again, chosen('maya-chen'))).toEqual(['maya-chen']);
  });

  test('stays quiet before its deadline, and when it is over', () => {
    given(opened(ONE))
      .when(wake, 2 * DAY - 1)
      .staysQuiet();
    given(opened(ONE), left(ONE), removed)
      .when(wake, 9 * DAY)
      .staysQuiet();
    given().when(wake).staysQuiet();
  });
});

test('whatever happens, an open incident has a member and a later deadline, and a resolved one neither', () => {
  const kinds = fc.constantFrom(cause, deadLetters);
  const commands = fc.array(
    fc.tuple(
      fc.oneof(
        fc
          .tuple(fc.constantFrom(ONE, TWO, 'intake@0'), kinds)
          .map(([member, of]) => ({ ...join(member), cause: of })),
        fc.subarray([ONE, TWO, 'intake@0']).map((members) => leave(...members)),
        fc.subarray([ONE, TWO, 'intake@0']).map((members) => retry(...members)),
        fc.constant(wake),
        fc.constantFrom(redrive(at(1)), redrive(at(2))),
      ),
      fc.integer({ min: 0, max: 3 * DAY }),
    ),
  );
  fc.assert(
    fc.property(commands, (all) => {
      let state: IncidentState;
      let seq = 0;
      let now = START;
      for (const [command, seconds] of all) {
        now = addSeconds(now, seconds);
        const { facts } = decideIncident(state, command, now);
        if (facts.length > 0) seq += 1;
        for (const fact of facts) state = evolveIncident(state, fact, { seq, at: now });
        if (state === undefined) continue;
        expect(state.members.length > 0).toBe(state.status === 'open');
        expect(new Set(state.everMembers).size).toBe(state.everMembers.length);
        const dueAt = incidentDueAt(state);
        expect(dueAt !== undefined).toBe(state.status === 'open');
        if (command.type === 'Wake' && dueAt !== undefined) expect(dueAt > now).toBe(true);
      }
    }),
  );
});
