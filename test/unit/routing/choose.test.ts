import { describe, expect, test } from 'vitest';
import { choose } from '#domain/routing/choose.ts';
import { directory, id, named, nine, NOW, person, pool, question } from './question.ts';

const asks = (...given: Parameters<typeof question>): string | undefined => {
  const chosen = choose(question(...given));
  return chosen.kind === 'ask' ? `${chosen.to} ${chosen.because}` : chosen.kind;
};
const leftOut = (...given: Parameters<typeof question>) => {
  const chosen = choose(question(...given));
  return chosen.kind === 'ask' ? chosen.choice.leftOut : chosen.leftOut;
};
const away = { from: '2030-01-30T00:00:00.000Z', until: '2030-02-01T00:00:00.000Z' };
const alone = { routing: named('ada'), fallback: undefined, escalation: [] };

describe('the strategies', () => {
  test.each([
    [0, 'ada'],
    [1, 'ben'],
    [2, 'cy'],
    [3, 'ada'],
  ])('round robin: turn %i is that of %s', (turn, name) => {
    expect(asks({ situation: { turn } })).toBe(`${name} round-robin`);
  });

  test('round robin shares the turns of whoever is out among those who are there', () => {
    const situation = { directory: directory({ ada: person('ada', { away: [away] }) }) };
    const asked = [0, 1, 2, 3].map((turn) => asks({ situation: { ...situation, turn } }));
    expect(asked).toEqual(['ben', 'cy', 'ben', 'cy'].map((name) => `${name} round-robin`));
  });

  test('least loaded asks whoever has the least open, the first of several', () => {
    const contract = { routing: { strategy: 'least-loaded', pool: pool('team') } } as const;
    expect(asks({ contract, situation: { loads: { ada: 2, ben: 1, cy: 1 } } })).toBe('ben least-loaded');
  });

  test('a named person is asked', () => {
    expect(asks({ contract: { routing: named('cy') } })).toBe('cy named');
  });

  test.each(['record-owner', 'property'] as const)('%s asks whom the record names', (strategy) => {
    const routing = strategy === 'property' ? { strategy, property: 'x' } : { strategy };
    expect(asks({ contract: { routing }, nominee: 'ben' })).toBe(`ben ${strategy}`);
    expect(asks({ contract: { routing } })).toBe('dee fallback');
  });
});

describe('left out is', () => {
  const only = (name: string, more: Parameters<typeof person>[1]) => ({
    directory: directory({ [name]: person(name, more) }),
  });

  test.each([
    ['whoever has left', only('ada', { isActive: false }), 'inactive'],
    ['whoever is away by the directory', only('ada', { away: [away] }), 'away'],
    ['whoever said that they are away', { absences: { ada: [away] } }, 'away'],
    [
      'whoever has as much as they can take',
      { ...only('ada', { capacity: 1 }), loads: { ada: 1 } },
      'at-capacity',
    ],
  ] as const)('%s', (_, situation, because) => {
    const given = { contract: { routing: named('ada') }, situation };
    expect(leftOut({ ...given, contract: alone })).toEqual([{ person: 'ada', because }]);
    expect(asks(given)).toBe('dee fallback');
  });

  test('nobody who comes back at this very instant', () => {
    const situation = { absences: { ada: [{ ...away, until: NOW }] } };
    expect(asks({ contract: { routing: named('ada') }, situation })).toBe('ada named');
  });

  test('whoever has less than they can take is asked', () => {
    const situation = { ...only('ada', { capacity: 2 }), loads: { ada: 1 } };
    expect(asks({ contract: { routing: named('ada') }, situation })).toBe('ada named');
  });

  test('whoever is outside their hours, where the contract says so', () => {
    const situation = only('ada', { calendar: { ...nine, hours: nine.hours.map(() => []) } });
    const contract = {
      ...alone,
      candidates: { mayBeGiver: false, onlyInWorkingHours: true, whenNobody: 'hold' },
    } as const;
    expect(leftOut({ contract, situation })).toEqual([{ person: 'ada', because: 'outside-working-hours' }]);
    expect(asks({ contract: alone, situation })).toBe('ada named');
  });

  test('the giver, unless the contract allows it', () => {
    expect(leftOut({ contract: alone, giver: 'ada' })).toEqual([{ person: 'ada', because: 'is-giver' }]);
    const candidates = { mayBeGiver: true, onlyInWorkingHours: false, whenNobody: 'hold' } as const;
    expect(asks({ contract: { ...alone, candidates }, giver: 'ada' })).toBe('ada named');
  });

  test.each([
    ['declined', 'declined'],
    ['passed-on', 'handed-on'],
    ['unreachable', 'unreachable'],
    ['withdrawn', 'withdrawn'],
    ['given-away', 'withdrawn'],
  ] as const)('whoever %s it', (end, because) => {
    expect(leftOut({ contract: alone, asked: [['ada', end]] })).toEqual([{ person: 'ada', because }]);
  });

  test.each([
    ['declined', 'nobody'],
    ['passed-on', 'nobody'],
    ['not-started', 'nobody'],
    ['withdrawn', 'nobody'],
    ['given-away', 'nobody'],
    ['accepted', 'ask'],
    ['silent', 'ask'],
    ['unreachable', 'ask'],
    ['away', 'ask'],
  ] as const)('once a person decided again, whoever %s it: %s', (end, kind) => {
    const { asked, ...rest } = question({ contract: alone, asked: [['ada', end]] });
    expect(choose({ ...rest, asked: asked.map((one) => ({ ...one, isPast: true })) }).kind).toBe(kind);
  });

  test('whom the directory does not know', () => {
    expect(leftOut({ contract: { ...alone, routing: named('zoe') } })).toEqual([
      { person: 'zoe', because: 'unknown' },
    ]);
  });
});

test('the stand-in of whoever is away is asked, if they are there themselves', () => {
  const contract = { routing: named('ada') };
  const absences = { ada: [{ ...away, delegate: id('ben') }] };
  expect(asks({ contract, situation: { absences } })).toBe('ben named');
  expect(asks({ contract, situation: { absences: { ...absences, ben: [away] } } })).toBe('dee fallback');
});

describe('nobody answers:', () => {
  test('the second round asks somebody else first', () => {
    expect(asks({ asked: [['ada', 'silent']] })).toBe('ben round-robin');
  });

  test('the second round asks the same person where there is no other', () => {
    expect(asks({ contract: { routing: named('ada') }, asked: [['ada', 'silent']] })).toBe('ada named');
  });

  test('after the rounds the fallback is asked', () => {
    expect(
      asks({
        asked: [
          ['ada', 'silent'],
          ['ben', 'silent'],
        ],
      }),
    ).toBe('dee fallback');
  });

  const rounds = [
    ['ada', 'silent'],
    ['ben', 'silent'],
    ['dee', 'silent', 'fallback'],
  ] as const;

  test('after the fallback it is escalated to the manager of whoever was asked last', () => {
    expect(choose(question({ asked: rounds }))).toMatchObject({ to: 'max', because: 'escalated', level: 1 });
  });

  test('and then to the next of the chain', () => {
    const asked = [...rounds, ['max', 'silent', 'escalation']] as const;
    expect(choose(question({ asked, escalations: 1 }))).toMatchObject({ to: 'olu', level: 2 });
  });

  test('a step of the chain that nobody stands for is passed over', () => {
    const situation = { directory: directory({ ben: person('ben') }) };
    expect(choose(question({ asked: rounds, situation }))).toMatchObject({ to: 'olu', level: 2 });
  });

  test('once it is escalated, nobody of the rounds is asked again, although somebody is back meanwhile', () => {
    const asked = [
      ['dee', 'silent', 'fallback'],
      ['max', 'silent', 'escalation'],
    ] as const;
    expect(choose(question({ asked, escalations: 1 }))).toMatchObject({ to: 'olu', level: 2 });
  });

  test('at the end of the chain it is nobody', () => {
    const asked = [...rounds, ['max', 'silent', 'escalation'], ['olu', 'silent', 'escalation']] as const;
    expect(asks({ asked, escalations: 2 })).toBe('nobody');
  });

  test('of everybody in any part it is told why, also of those in whose place others were asked', () => {
    const asked = [
      ['ada', 'silent'],
      ['ben', 'silent'],
      ['dee', 'declined', 'fallback'],
      ['max', 'silent', 'escalation'],
      ['olu', 'away', 'escalation'],
    ] as const;
    const situation = { absences: { olu: [{ ...away, delegate: id('ada') }] } };
    expect(choose(question({ asked, escalations: 2, situation }))).toStrictEqual({
      kind: 'nobody',
      leftOut: [
        { person: 'ada', because: 'silent' },
        { person: 'ben', because: 'silent' },
        { person: 'cy', because: 'no-longer-asked' },
        { person: 'dee', because: 'declined' },
        { person: 'max', because: 'silent' },
        { person: 'olu', because: 'away' },
      ],
    });
  });

  test('whoever was silent before is not asked again by a later part', () => {
    const contract = { fallback: { person: id('ada') } };
    expect(
      asks({
        contract,
        asked: [
          ['ada', 'silent'],
          ['ben', 'silent'],
        ],
      }),
    ).toBe('max escalated');
  });

  test('after a person has decided, the rounds begin again', () => {
    const { asked, ...rest } = question({ asked: rounds });
    expect(choose({ ...rest, asked: asked.map((one) => ({ ...one, isPast: true })) })).toMatchObject({
      to: 'ada',
    });
  });
});

test('whoever declines takes no round: the next is asked, then the fallback', () => {
  expect(asks({ asked: [['ada', 'declined']] })).toBe('ben round-robin');
  expect(
    asks({
      asked: [
        ['ada', 'declined'],
        ['ben', 'declined'],
      ],
    }),
  ).toBe('cy round-robin');
  expect(
    asks({
      asked: [
        ['ada', 'declined'],
        ['ben', 'declined'],
        ['cy', 'declined'],
      ],
    }),
  ).toBe('dee fallback');
});

test('that nobody of the rounds can be asked is a part of why the fallback is', () => {
  const away = { from: '2030-01-01T00:00:00.000Z', until: '2030-02-01T00:00:00.000Z' };
  const contract = { routing: named('ada') };
  expect(choose(question({ contract, situation: { absences: { ada: [away] } } }))).toMatchObject({
    to: 'dee',
    choice: { considered: ['ada', 'dee'], leftOut: [{ person: 'ada', because: 'away' }] },
  });
});

test('where the rounds are over, who was silent in them is known already', () => {
  const contract = { routing: named('ada'), rounds: 1 };
  expect(choose(question({ contract, asked: [['ada', 'silent']] }))).toMatchObject({
    to: 'dee',
    choice: { considered: ['dee'], leftOut: [] },
  });
});

test('a pool as the fallback: whoever of it declines is followed by the next', () => {
  const contract = { routing: named('dee'), fallback: { pool: pool('team') } };
  const asked = [
    ['dee', 'declined'],
    ['ada', 'declined', 'fallback'],
  ] as const;
  expect(asks({ contract, asked })).toBe('ben fallback');
});

describe('when everybody is left out', () => {
  const rulesFor = (whenNobody: 'fallback' | 'hold' | 'wait') => ({
    routing: named('ada'),
    candidates: { mayBeGiver: false, onlyInWorkingHours: true, whenNobody },
  });
  const asleep = { directory: directory({ ada: person('ada', { calendar: nine }) }), turn: undefined };
  const night = '2030-01-31T20:00:00.000Z';

  test('the contract may go on to the fallback', () => {
    expect(asks({ contract: rulesFor('fallback'), situation: asleep, now: night })).toBe('dee fallback');
  });

  test('the contract may hold it', () => {
    expect(asks({ contract: rulesFor('hold'), situation: asleep, now: night })).toBe('nobody');
  });

  test('the contract may wait for the first who is back at work', () => {
    expect(choose(question({ contract: rulesFor('wait'), situation: asleep, now: night }))).toEqual({
      kind: 'later',
      until: '2030-02-01T09:00:00.000Z',
      leftOut: [{ person: 'ada', because: 'outside-working-hours' }],
    });
  });

  test('whoever is away is waited for until they are back and at work', () => {
    const ada = person('ada', { calendar: nine, away: [{ ...away, until: '2030-02-01T12:00:00.000Z' }] });
    const situation = { directory: directory({ ada }) };
    expect(choose(question({ contract: rulesFor('wait'), situation }))).toMatchObject({
      until: '2030-02-01T12:00:00.000Z',
    });
  });

  test('nobody is waited for longer than two days, nor if they said no', () => {
    const ada = person('ada', { away: [{ ...away, until: '2030-02-10T00:00:00.000Z' }] });
    const situation = { directory: directory({ ada }) };
    expect(asks({ contract: rulesFor('wait'), situation })).toBe('dee fallback');
    expect(asks({ contract: rulesFor('wait'), asked: [['ada', 'declined']] })).toBe('dee fallback');
  });

  test('a pool without members asks the fallback', () => {
    const routing = { strategy: 'round-robin', pool: pool('nobody') } as const;
    expect(asks({ contract: { routing } })).toBe('dee fallback');
  });
});

test('who was considered and who was left out is told', () => {
  const situation = { absences: { ada: [away] } };
  expect(choose(question({ situation }))).toMatchObject({
    choice: { considered: ['ada', 'ben', 'cy'], leftOut: [{ person: 'ada', because: 'away' }] },
  });
});
