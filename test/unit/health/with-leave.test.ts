import { describe, expect, test } from 'vitest';
import { withLeave, withLeaveToRead } from '#application/health/with-leave.ts';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';
import type { Circuit } from '#domain/health/circuit.ts';
import type { DailyRequests } from '#domain/health/daily-requests.ts';
import type { Connector, SystemOfRecord, VendorAnswer } from '#domain/ports/connector.ts';
import type { SystemHealth } from '#domain/ports/system-health.ts';
import { addSeconds } from '#domain/time.ts';

const NOW = '2030-01-31T12:00:00.000Z';
const record = { objectType: 'Lead', objectId: '1' };
const call = { correlationId: 'c', idempotencyKey: 'k' };
const settings = { stepSeconds: 300, planLeaseSeconds: 120, claimSeconds: 60, backoffSeconds: 5 };
const trouble = { because: 'down', since: NOW, times: 1 } as const;
const open: Circuit = { kind: 'open', ...trouble, until: addSeconds(NOW, 100) };
const ripe: Circuit = { ...open, until: NOW };
const FAILS = { kind: 'unknown', because: 'timeout' } as const;
const FINE = { kind: 'ok', value: {} } as const;

/** Workers on one system that answers what a test says, at most once each; then it is fine. */
function workers(circuit?: Circuit) {
  const world = createWorld();
  if (circuit !== undefined) world.health.set('crm', { version: 1, circuit });
  const answers: VendorAnswer<never>[] = [];
  const asked: string[] = [];
  const answer = async <Value>(what: string, value: Value): Promise<VendorAnswer<Value>> => {
    asked.push(what);
    return answers.shift() ?? { kind: 'ok', value };
  };
  const crm: Connector = {
    read: () => answer('read', { properties: {} }),
    write: () => answer('write', {}),
    fields: () => answer('fields', {}),
    create: () => answer('create', {}),
    archive: () => answer('archive', {}),
    isSame: (_, wanted, shown) => wanted === shown,
  };
  let ids = 0;
  const { health } = memoryPorts(world);
  const slept: number[] = [];
  let now = NOW;
  const sleep = async (seconds: number) => {
    slept.push(seconds);
    now = addSeconds(now, seconds);
  };
  const ports = { health, sleep, now: () => now, newId: () => `${(ids += 1)}`, random: () => 0.5, settings };
  const work = <Value>(act: (crm: Connector) => Promise<Value>, more: { health?: SystemHealth } = {}) =>
    withLeave({ ...ports, ...more, connectors: { crm } }, ({ connectors }) => act(connectors.crm));
  return { world, answers, asked, slept, health, work, circuit: () => world.health.get('crm')?.circuit };
}

const read = (crm: Connector) => crm.read(record, []);
const write = (crm: Connector) => crm.write(record, {}, call);

describe('without leave', () => {
  test('nothing is sent, whatever was to be asked', async () => {
    const { work, asked } = workers(open);
    const answers = await work(async (crm) => [
      await read(crm),
      await write(crm),
      await crm.fields('Lead'),
      await crm.create?.(record, {}, call),
      await crm.archive?.(record, call),
    ]);
    const later = {
      kind: 'deferred',
      because: 'system-down',
      afterSeconds: 130,
      system: 'crm',
      since: NOW,
      isLong: false,
    };
    expect(answers).toEqual([later, later, later, later, later]);
    expect(asked).toEqual([]);
  });

  test('those who wait come back spread', async () => {
    const { work } = workers({ ...open, until: addSeconds(NOW, 10) });
    expect(await work(read)).toMatchObject({ afterSeconds: 15 });
  });
});

describe('with leave', () => {
  test('it holds to the end of the message, and the answer is told once', async () => {
    const { work, circuit } = workers(ripe);
    await work(async (crm) => {
      await read(crm);
      expect(circuit()).toMatchObject({ allowance: 1, leases: [{ until: addSeconds(NOW, 60) }] });
      await write(crm);
    });
    expect(circuit()).toMatchObject({ kind: 'recovering', allowance: 2, leases: [] });
  });

  test('who asks nothing takes no lease', async () => {
    const { work, circuit } = workers(ripe);
    await work(async () => undefined);
    expect(circuit()).toEqual(ripe);
  });

  test('two at once: one is the probe, the other waits', async () => {
    const { work, asked } = workers(ripe);
    const answers = await work(async (crm) => Promise.all([read(crm), work(read)]));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['deferred', 'ok']);
    expect(asked).toEqual(['read']);
  });

  test('an answer that says nothing of the system gives the lease back', async () => {
    const { work, answers, circuit } = workers(ripe);
    answers.push({ kind: 'deferred', because: 'SECONDLY', afterSeconds: 3 });
    expect(await work(read)).toMatchObject({ because: 'SECONDLY', afterSeconds: 3 });
    expect(circuit()).toMatchObject({ kind: 'recovering', allowance: 1, leases: [] });
  });
});

describe('faults', () => {
  test('of one message count once', async () => {
    const { work, answers, circuit } = workers();
    answers.push(FAILS, FAILS, FAILS);
    await work(async (crm) => [await write(crm), await read(crm), await read(crm)]);
    expect(circuit()).toEqual({ kind: 'closed', faults: 1 });
  });

  test('the third that was only read is put off; the unknown outcome of a write stays unknown', async () => {
    const two: Circuit = { kind: 'closed', faults: 2 };
    const reading = workers(two);
    reading.answers.push(FAILS);
    expect(await reading.work(read)).toMatchObject({ kind: 'deferred', system: 'crm' });
    const writing = workers(two);
    writing.answers.push(FAILS);
    expect(await writing.work(write)).toEqual(FAILS);
    expect(writing.circuit()).toMatchObject({ kind: 'open' });
  });

  test('a write that could not be sent is put off too', async () => {
    const { work, answers } = workers({ kind: 'closed', faults: 2 });
    answers.push({ kind: 'refused', because: 'ECONNREFUSED', permanent: false, isUnreachable: true });
    expect(await work(write)).toMatchObject({ kind: 'deferred', because: 'system-down' });
  });

  test('are over with a message in which all went well, and not with one in which something did not', async () => {
    const { work, answers, circuit } = workers({ kind: 'closed', faults: 1 });
    answers.push(FAILS);
    await work(async (crm) => [await write(crm), await read(crm)]);
    expect(circuit()).toEqual({ kind: 'closed', faults: 2 });
    await work(read);
    expect(circuit()).toEqual({ kind: 'closed', faults: 0 });
  });
});

test('a refused credential is put off, for a write as well', async () => {
  const { work, answers, circuit } = workers();
  answers.push({ kind: 'unauthorised' });
  expect(await work(write)).toMatchObject({ kind: 'deferred', because: 'consent-gone', isLong: false });
  expect(circuit()).toMatchObject({ because: 'consent', times: 1 });
});

test('the limit of a day lasts as long as the system says', async () => {
  const { work, answers, asked } = workers();
  answers.push({ kind: 'deferred', because: 'DAILY', afterSeconds: 3600, isDaily: true });
  const told = { kind: 'deferred', because: 'daily-limit', afterSeconds: 3630, isLong: true };
  expect(await work(read)).toMatchObject(told);
  expect(await work(read)).toMatchObject(told);
  expect(asked).toHaveLength(1);
});

test('what somebody else keeps at the same moment is taken in', async () => {
  const { work, answers, health, circuit } = workers({ kind: 'closed', faults: 0 });
  let isFirst = true;
  const contended: SystemHealth = {
    ...health,
    get: (...given) => health.get(...given),
    put: async (system, version, next) => {
      if (isFirst) await health.put(system, version, { kind: 'closed', faults: 1 });
      isFirst = false;
      return health.put(system, version, next);
    },
  };
  answers.push(FAILS);
  await work(read, { health: contended });
  expect(circuit()).toEqual({ kind: 'closed', faults: 2 });
});

test('who is always too late waits', async () => {
  const { work, asked, health } = workers(ripe);
  const lost: SystemHealth = { ...health, put: async () => false };
  expect(await work(read, { health: lost })).toMatchObject({ kind: 'deferred', because: 'system-down' });
  expect(asked).toEqual([]);
});

test('while all is well nothing is kept', async () => {
  const { work, world } = workers();
  expect(await work(write)).toEqual(FINE);
  expect(world.health.size).toBe(0);
});

describe('after a short limit that one met', () => {
  const LIMITED = { kind: 'deferred', because: 'RATE_LIMIT', afterSeconds: 8, isBrief: true } as const;
  const resting = (seconds: number): Circuit => ({
    ...{ kind: 'closed', faults: 0 },
    rest: { until: addSeconds(NOW, seconds), because: 'RATE_LIMIT' },
  });

  test('the others are told until when to rest, and whoever met it is put off by the system itself', async () => {
    const { work, answers, circuit } = workers();
    answers.push(LIMITED);
    expect(await work(write)).toEqual(LIMITED);
    expect(circuit()).toEqual(resting(8));
  });

  test('they rest, come back spread, and ask', async () => {
    const { work, asked, slept } = workers(resting(5));
    expect(await work(read)).toEqual({ kind: 'ok', value: { properties: {} } });
    expect(slept).toEqual([5 + 1.5]);
    expect(asked).toEqual(['read']);
  });

  test('what has to wait longer than a worker may is put off, and nothing is sent', async () => {
    const { work, asked, slept } = workers(resting(40));
    const later = { kind: 'deferred', because: 'RATE_LIMIT', afterSeconds: 40 + 1.5 - 12 };
    expect(await work(async (crm) => [await read(crm), await write(crm)])).toEqual([later, later]);
    expect(slept).toEqual([12]);
    expect(asked).toEqual([]);
  });

  test('a rest that is over, or that was told already, costs nothing', async () => {
    const { work, answers, world, slept } = workers(resting(0));
    await work(read);
    expect([slept, world.health.get('crm')?.version]).toEqual([[], 1]);
    const known = workers(resting(0));
    known.answers.push(LIMITED, { ...LIMITED, afterSeconds: 9 }, { ...LIMITED, afterSeconds: 10 });
    await known.work(async (crm) => [await read(crm), await read(crm), await read(crm)]);
    expect(known.world.health.get('crm')?.version).toBe(3);
    expect(answers).toEqual([]);
  });

  test('a limit that asks for hours makes nobody rest for longer than a minute', async () => {
    const { work, answers, circuit } = workers();
    answers.push({ ...LIMITED, afterSeconds: 3600 });
    await work(read);
    expect(circuit()).toEqual(resting(60));
  });

  test('whoever was let in to try keeps its lease to its end', async () => {
    const { work, answers, circuit } = workers(ripe);
    answers.push(LIMITED);
    await work(read);
    expect(circuit()).toMatchObject({ kind: 'recovering', allowance: 1, leases: [] });
  });
});

describe('what a system says of its requests of a day', () => {
  const saying = (...news: (DailyRequests | undefined)[]) => {
    const world = createWorld();
    const { health } = memoryPorts(world);
    const ports = { health, now: () => NOW, newId: () => 'i', random: () => 0.5, settings };
    const ok = { kind: 'ok', value: {} } as const;
    const crm: SystemOfRecord = {
      read: async () => ({ kind: 'ok', value: { properties: {} } }),
      links: async () => ok,
      write: async () => ok,
      fields: async () => ok,
      isSame: () => true,
      requestNews: () => news.shift(),
    };
    return {
      world,
      ports: { ...ports, sleep: () => Promise.resolve(), connectors: { crm }, connector: crm },
    };
  };
  const figure = { at: NOW, used: 4_000, most: 5_000 };

  test('is kept once its message was worked on, by whoever writes and whoever only reads', async () => {
    const writing = saying(undefined, figure);
    await withLeave(writing.ports, ({ connectors }) => read(connectors.crm));
    expect(writing.world.dailyRequests.size).toBe(0);
    await withLeave(writing.ports, ({ connectors }) => read(connectors.crm));
    expect(writing.world.dailyRequests.get('crm')).toEqual(figure);
    const reading = saying(figure);
    await withLeaveToRead(reading.ports, 'crm', async ({ connector }) => {
      await read(connector);
    });
    expect(reading.world.dailyRequests.get('crm')).toEqual(figure);
  });
});
