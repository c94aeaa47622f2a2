import { describe, expect, test } from 'vitest';
import { askLeave } from '#domain/health/ask-leave.ts';
import type { Circuit, CircuitOf } from '#domain/health/circuit.ts';
import { CLOSED } from '#domain/health/circuit.ts';
import { noteSign } from '#domain/health/note-sign.ts';
import type { Sign } from '#domain/health/sign-of.ts';
import { signOf } from '#domain/health/sign-of.ts';
import { addSeconds } from '#domain/time.ts';

const NOW = '2030-01-31T12:00:00.000Z';
const later = (seconds: number): string => addSeconds(NOW, seconds);
const asker = (id: string, now = NOW) => ({ id, now, leaseUntil: addSeconds(now, 60) });
const witness = (id = 'a', now = NOW) => ({ id, now, backoffSeconds: 5 });
const FAULT: Sign = { kind: 'fault' };
const WELL: Sign = { kind: 'well' };

function after(circuit: Circuit, ...signs: readonly Sign[]): Circuit {
  return signs.reduce((known, sign) => noteSign(known, sign, witness()), circuit);
}

/** The circuit with a lease for whoever asks. */
function lease(circuit: Circuit, id: string, now: string): CircuitOf<'recovering'> {
  const leave = askLeave(circuit, asker(id, now));
  if (leave.kind !== 'leased' || leave.circuit.kind !== 'recovering') throw new Error('not let in');
  return leave.circuit;
}

const down: Circuit = { kind: 'open', because: 'down', since: NOW, times: 1, until: later(10) };

describe('a system that answers', () => {
  test('is asked by everybody, and nothing is kept of it', () => {
    expect(askLeave(CLOSED, asker('a'))).toEqual({ kind: 'free' });
    expect(noteSign(CLOSED, WELL, witness())).toBe(CLOSED);
    expect(noteSign(CLOSED, { kind: 'none' }, witness())).toBe(CLOSED);
  });

  test('is left alone after three faults in a row, and not after any that something came between', () => {
    expect(after(CLOSED, FAULT, FAULT)).toEqual({ kind: 'closed', faults: 2 });
    expect(after(CLOSED, FAULT, FAULT, WELL, FAULT)).toEqual({ kind: 'closed', faults: 1 });
    expect(after(CLOSED, FAULT, FAULT, FAULT)).toEqual(down);
  });

  test('is left alone at once when it does not let Baton in, or gives no more today', () => {
    expect(after(CLOSED, { kind: 'unauthorised' })).toMatchObject({ because: 'consent', until: later(10) });
    const limit = { kind: 'limit', afterSeconds: 3600 } as const;
    expect(after(CLOSED, limit)).toMatchObject({ because: 'daily-limit', until: later(3600) });
  });
});

describe('a system that is left alone', () => {
  test('is asked by nobody before the end of the wait, whatever those say who were under way', () => {
    expect(askLeave(down, asker('a', later(9)))).toMatchObject({ kind: 'none', until: later(10) });
    for (const sign of [WELL, FAULT, { kind: 'unauthorised' }] as const)
      expect(noteSign(down, sign, witness('a', later(5)))).toBe(down);
  });

  test('is asked by one after it: that is the probe, and the others wait', () => {
    const probing = lease(down, 'a', later(10));
    expect(askLeave(probing, asker('b', later(11)))).toMatchObject({ kind: 'none', because: 'down' });
  });

  test('a probe that fails has it left alone for longer, up to a quarter of an hour', () => {
    const again = noteSign(lease(down, 'a', later(10)), FAULT, witness('a', later(10)));
    expect(again).toEqual({ ...down, times: 2, until: later(30) });
    const often = lease({ ...down, times: 20 }, 'a', later(10));
    expect(noteSign(often, FAULT, witness('a', later(10)))).toMatchObject({ until: later(910) });
  });

  test('a probe that dies loses its lease, and what it says later is not believed', () => {
    const probing = lease(down, 'a', later(10));
    const next = lease(probing, 'b', later(70));
    expect(next.leases.map(({ id }) => id)).toEqual(['b']);
    expect(noteSign(next, WELL, witness('a', later(71)))).toBe(next);
  });

  test('another trouble than before counts from now', () => {
    const probing = lease({ ...down, times: 5 }, 'a', later(10));
    const refused = noteSign(probing, { kind: 'unauthorised' }, witness('a', later(10)));
    expect(refused).toMatchObject({ because: 'consent', times: 1, since: later(10) });
  });

  test.each([
    ['down', down, 899, false],
    ['down', { ...down, until: later(2000) }, 900, true],
    ['consent', { ...down, because: 'consent' }, 1, false],
    ['consent', { ...down, because: 'consent', times: 2 }, 1, true],
    ['daily-limit', { ...down, because: 'daily-limit' }, 1, true],
  ] as const)('somebody has to know of %s: %j after %i s', (because, circuit, seconds, isLong) => {
    const open = { ...circuit, until: later(2000) };
    expect(askLeave(open, asker('a', later(seconds)))).toMatchObject({ because, isLong });
  });
});

describe('who waits for a system that is down', () => {
  const far = { ...down, until: later(2000) };

  test('is let know when somebody has to be told, where that comes before the end of the wait', () => {
    expect(askLeave(far, asker('a', later(10)))).toMatchObject({ isLong: false, longFrom: later(900) });
    expect(askLeave(far, asker('a', later(900)))).not.toHaveProperty('longFrom');
    expect(askLeave({ ...far, until: later(900) }, asker('a', later(10)))).not.toHaveProperty('longFrom');
    expect(askLeave({ ...far, because: 'consent' }, asker('a', later(10)))).not.toHaveProperty('longFrom');
  });
});

describe('a system that recovers', () => {
  /** As many successes in a row, each of a worker that was let in. */
  function recovered(successes: number): Circuit {
    let circuit: Circuit = down;
    for (let one = 0; one < successes; one += 1)
      circuit = noteSign(lease(circuit, `${one}`, later(10)), WELL, witness(`${one}`, later(10)));
    return circuit;
  }

  test('takes twice as many at once after each success, and everybody after five', () => {
    expect([1, 2, 3, 4].map(recovered)).toMatchObject(
      [2, 4, 8, 16].map((allowance) => ({ kind: 'recovering', allowance, leases: [] })),
    );
    expect(recovered(5)).toEqual(CLOSED);
  });

  test('never has more asking than its allowance', () => {
    const two = lease(lease(recovered(1), 'a', later(11)), 'b', later(11));
    expect(askLeave(two, asker('c', later(11)))).toEqual({
      kind: 'none',
      because: 'down',
      since: NOW,
      isLong: false,
    });
    const given = noteSign(two, { kind: 'none' }, witness('a', later(12)));
    expect(askLeave(given, asker('c', later(12)))).toMatchObject({ kind: 'leased' });
  });

  test('whoever asks twice has one lease', () => {
    const once = lease(recovered(1), 'a', later(11));
    expect(lease(once, 'a', later(12)).leases).toHaveLength(1);
  });

  test('one fault is that of a record; three in a row, and it is left alone again', () => {
    let circuit = recovered(1);
    for (const id of ['a', 'b'])
      circuit = noteSign(lease(circuit, id, later(11)), FAULT, witness(id, later(11)));
    expect(circuit).toMatchObject({ kind: 'recovering', faults: 2, leases: [] });
    circuit = noteSign(lease(circuit, 'c', later(11)), FAULT, witness('c', later(11)));
    expect(circuit).toMatchObject({ kind: 'open', times: 2, until: later(31) });
  });

  test.each([
    [{ kind: 'unauthorised' }, 'consent'],
    [{ kind: 'limit', afterSeconds: 60 }, 'daily-limit'],
  ] as const)('is left alone again at once for %j', (sign, because) => {
    const circuit = noteSign(lease(recovered(2), 'a', later(11)), sign, witness('a', later(11)));
    expect(circuit).toMatchObject({ kind: 'open', because });
  });
});

test.each([
  [{ kind: 'ok', value: 1 }, 'well'],
  [{ kind: 'not-found' }, 'well'],
  [{ kind: 'refused', because: 'VALIDATION_ERROR', permanent: true }, 'well'],
  [{ kind: 'refused', because: 'ECONNREFUSED', permanent: false, isUnreachable: true }, 'fault'],
  [{ kind: 'refused', because: 'UNABLE_TO_LOCK_ROW', permanent: false }, 'none'],
  [{ kind: 'unknown', because: 'timeout' }, 'fault'],
  [{ kind: 'unknown', because: 'http-503' }, 'fault'],
  [{ kind: 'unknown', because: 'unreadable-answer' }, 'fault'],
  [{ kind: 'unknown', because: 'http-409' }, 'none'],
  [{ kind: 'unauthorised' }, 'unauthorised'],
  [{ kind: 'deferred', because: 'SECONDLY', afterSeconds: 10 }, 'none'],
  [{ kind: 'deferred', because: 'DAILY', afterSeconds: 10, isDaily: true }, 'limit'],
] as const)('%j shows of the system: %s', (answer, kind) => {
  expect(signOf(answer).kind).toBe(kind);
});

describe('a short limit', () => {
  const brief = (afterSeconds: number): Sign => ({ kind: 'brief-limit', afterSeconds, because: 'LIMIT' });
  const rest = (seconds: number): Circuit => ({
    ...{ kind: 'closed', faults: 0 },
    rest: { until: later(seconds), because: 'LIMIT' },
  });

  test('has everybody rest until it is over', () => {
    const circuit = after(CLOSED, brief(8));
    expect(circuit).toEqual(rest(8));
    expect(askLeave(circuit, asker('a', later(7)))).toEqual({
      kind: 'rest',
      until: later(8),
      because: 'LIMIT',
    });
    expect(askLeave(circuit, asker('a', later(8)))).toEqual({ kind: 'free' });
  });

  test('is told again only where it lasts longer than is known', () => {
    const circuit = after(CLOSED, brief(8));
    expect(noteSign(circuit, brief(9), witness())).toBe(circuit);
    expect(noteSign(circuit, brief(3), witness())).toBe(circuit);
    expect(noteSign(circuit, brief(10), witness())).toEqual(rest(10));
  });

  test('neither counts as a fault nor ends a row of them', () => {
    expect(after(CLOSED, FAULT, brief(8))).toEqual({ ...rest(8), faults: 1 });
    expect(after(CLOSED, FAULT, brief(8), WELL)).toEqual(rest(8));
  });

  test('is at most a minute, whatever is asked for', () => {
    expect(after(CLOSED, brief(3600))).toEqual(rest(60));
  });

  test('changes nothing of a system that is left alone anyhow', () => {
    expect(noteSign(down, brief(8), witness())).toBe(down);
    const leased = lease(down, 'a', later(10));
    expect(noteSign(leased, brief(8), witness('a', later(11)))).toBe(leased);
  });

  test('is what a system says of all that is asked, and not of one record, nor of a day', () => {
    const deferred = { kind: 'deferred', because: 'LIMIT', afterSeconds: 8 } as const;
    expect(signOf({ ...deferred, isBrief: true })).toEqual(brief(8));
    expect(signOf(deferred)).toEqual({ kind: 'none' });
    expect(signOf({ ...deferred, isDaily: true })).toEqual({ kind: 'limit', afterSeconds: 8 });
  });
});
