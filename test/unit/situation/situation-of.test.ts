import { describe, expect, test } from 'vitest';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { situationOf } from '#application/situation-of.ts';
import type { ChoiceFor } from '#application/situation-of.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import { directorySchema } from '#domain/contract/directory.ts';
import { stableId, subjectId } from '#domain/ids.ts';
import type { HandoffId } from '#domain/ids.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';

const NOW = '2030-01-31T12:00:00.000Z';
const TODAY = { from: '2030-01-31T08:00:00.000Z', until: '2030-02-01T08:00:00.000Z' };

const person = (id: string, more: object = {}) => ({
  id,
  name: id,
  email: `${id}@example.com`,
  timeZone: 'Europe/London',
  ids: { hubspot: id },
  ...more,
});
const directory = directorySchema.parse({
  people: [
    person('ann', { manager: 'mia' }),
    person('ben', { capacity: 2 }),
    person('cara', { away: [{ ...TODAY, delegate: 'stan' }] }),
    person('mia', { capacity: 9 }),
    person('stan', { capacity: 3 }),
    person('zoe', { capacity: 5 }),
  ],
  pools: [
    { id: 'team', members: ['ann', 'ben'] },
    { id: 'leads', members: ['zoe'] },
  ],
  desk: 'mia',
  ops: 'ops@example.com',
});

const under = (more: object): Contract => {
  const plain: object = { ...sampleContract, fallback: undefined, escalation: [] };
  return contractSchema.parse({ ...plain, ...more });
};
const named = { routing: { strategy: 'named-person', person: 'ann' } };
const inTurn = { routing: { strategy: 'round-robin', pool: 'team' } };
const leastLoaded = { routing: { strategy: 'least-loaded', pool: 'team' } };

/** A stage on which everything that is read is counted. */
function stage() {
  const world = createWorld();
  const memory = memoryPorts(world);
  const counted: string[] = [];
  const rows = {
    ...memory.rows,
    countOpen: (id: string, atMost: number) => {
      counted.push(`${id} ${atMost}`);
      return memory.rows.countOpen(id, atMost);
    },
  };
  const ports = { ...memory, rows, bundle: { contracts: [], directory }, now: () => NOW };
  const ask = (contract: Contract, more: Partial<ChoiceFor> = {}) =>
    situationOf(ports, contract, { handoffId: handoff('one'), ...more });
  return { world, ports, counted, ask };
}
const handoff = (name: string): HandoffId => stableId('situation', name);

describe('what is read before a choice', () => {
  test('is who is away, and no more, where one person is named', async () => {
    const { ports, counted, ask, world } = stage();
    await ports.absences.put('ann', [TODAY], NOW);
    expect(await ask(under(named))).toEqual({
      directory,
      absences: { ann: [TODAY] },
      loads: {},
      turn: undefined,
    });
    expect([counted, [...world.turns]]).toEqual([[], []]);
  });

  test('is a turn where the contract takes turns, the same each time', async () => {
    const { ask } = stage();
    expect(await ask(under(inTurn))).toMatchObject({ turn: 0 });
    expect(await ask(under(inTurn), { handoffId: handoff('two') })).toMatchObject({ turn: 1 });
    expect(await ask(under(inTurn))).toMatchObject({ turn: 0 });
  });

  test('are turns of the pool of the rule that counts, and none where no rule does', async () => {
    const { ask } = stage();
    const leads = { strategy: 'round-robin', pool: 'leads' };
    const rules = [inTurn.routing, leads].map((one) => ({ priority: 0, ask: one }));
    const contract = under({ routing: { strategy: 'rules', rules } });
    expect(await ask(contract, { rule: 1 })).toMatchObject({ turn: 0 });
    expect(await ask(contract, { rule: 2, handoffId: handoff('two') })).toMatchObject({ turn: 0 });
    expect(await ask(contract, { rule: 1, handoffId: handoff('three') })).toMatchObject({ turn: 1 });
    expect(await ask(contract, { handoffId: handoff('four') })).toMatchObject({ turn: undefined });
  });

  test('is the load of everybody in a pool where loads are compared', async () => {
    const { ask, ports } = stage();
    const subject = subjectId('handoff', handoff('other'));
    await ports.rows.put({ subjectId: subject, seq: 1, status: 'offered', offeredTo: 'ann', openedAt: NOW });
    expect(await ask(under(leastLoaded))).toMatchObject({ loads: { ann: 1, ben: 0 } });
  });

  test.each([
    ['of the pool', inTurn, {}, ['ben 2']],
    ['of the fallback', { ...named, fallback: { pool: 'leads' } }, {}, ['zoe 5']],
    ['of the escalation', { ...named, escalation: [{ person: 'zoe' }] }, {}, ['zoe 5']],
    ['who manages who was asked', { ...named, escalation: ['manager'] }, { asked: ['ann'] }, ['mia 9']],
    ['whom the record names', { routing: { strategy: 'record-owner' } }, { nominee: 'ben' }, ['ben 2']],
    ['who stands in', { ...named, fallback: { person: 'cara' } }, {}, ['stan 3']],
  ])('is the load of whoever has a capacity: %s', async (_, contract, about, expected) => {
    const { ask, counted } = stage();
    await ask(under(contract), about);
    expect(counted).toEqual(expected);
  });

  test('is the load of a stand-in named since, too', async () => {
    const { ask, ports, counted } = stage();
    const [absence] = directory.people.flatMap(({ away }) => away);
    await ports.absences.put('ann', absence === undefined ? [] : [absence], NOW);
    await ask(under(named));
    expect(counted).toEqual(['stan 3']);
  });

  test('must wait for a turn that somebody else is taking', async () => {
    const { ports } = stage();
    const turns = { take: async () => 'busy' as const };
    const choice = situationOf({ ...ports, turns }, under(inTurn), { handoffId: handoff('one') });
    expect(await choice).toBe('busy');
  });
});
