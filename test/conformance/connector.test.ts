import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '#domain/ports/connector.ts';
import { withRenewal } from '#lambdas/_runtime/ports/with-renewal.ts';
import { asanaSandbox } from './support/connectors/asana-sandbox.ts';
import { httpSandbox } from './support/connectors/http-sandbox.ts';
import { hubspotMemory } from './support/connectors/hubspot-memory.ts';
import { hubspotSandbox } from './support/connectors/hubspot-sandbox.ts';
import { salesforceSandbox } from './support/connectors/salesforce-sandbox.ts';
import type { RunningSystem, System } from './support/connectors/system.ts';

/** Every system that can show an owner: a line each. */
const systems: readonly System[] = [
  hubspotSandbox,
  hubspotMemory,
  salesforceSandbox,
  asanaSandbox,
  httpSandbox,
];

const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };

describe.each(systems)('$name', (its) => {
  const ours = { writtenByUs: its.tellsAuthors };
  let system: RunningSystem;
  let connector: Connector;

  beforeAll(async () => {
    system = await its.start();
    connector = system.connector();
  });

  afterAll(() => system.stop());

  beforeEach(() => system.reset());

  const writeOwner = (by = connector, owner = system.owners.wanted) =>
    by.write(system.record, { [system.owner]: owner }, call);

  async function readOwner() {
    const answer = await connector.read(system.record, [system.owner]);
    return answer.kind === 'ok' ? answer.value.properties[system.owner] : answer;
  }

  describe('a connector that works', () => {
    it('reads what it wrote, and knows that it wrote it, if the system tells', async () => {
      const { before, wanted } = system.owners;
      expect(await readOwner()).toMatchObject({ value: before, writtenByUs: false });
      expect(await writeOwner()).toMatchObject({ kind: 'ok' });
      expect(await readOwner()).toMatchObject({ value: wanted, ...ours, changedBy: undefined });
      expect(await system.held()).toBe(wanted);
    });

    it('sends exactly one request for a write', async () => {
      await readOwner();
      await system.reset();
      await writeOwner();
      expect(await system.requestCount()).toBe(1);
    });

    it('what a write shows is what a read shows', async () => {
      const written = await writeOwner();
      const shown = written.kind === 'ok' ? written.value.shows?.properties[system.owner] : undefined;
      if (shown !== undefined) expect(await readOwner()).toEqual(shown);
    });

    it.runIf(its.tellsAuthors)(
      'tells since when a value of its own stands, in UTC with milliseconds',
      async () => {
        await writeOwner();
        const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
        expect(await readOwner()).toMatchObject({ since });
      },
    );

    it('sees that a person changed the value after us', async () => {
      await writeOwner();
      await system.changeAsPerson(system.owners.third);
      expect(await readOwner()).toMatchObject({ value: system.owners.third, writtenByUs: false });
    });

    it('shows a property without a value as the empty text, and can empty one', async () => {
      const { record, clearable } = system;
      expect(await connector.write(record, { [clearable]: '' }, call)).toMatchObject({ kind: 'ok' });
      const answer = await connector.read(record, [clearable]);
      expect(answer).toMatchObject({ kind: 'ok', value: { properties: { [clearable]: { value: '' } } } });
    });

    it('reads back an instant that is the same, in whatever form', async () => {
      const { record, instant } = system;
      const since = '2026-11-20T10:00:00.000Z';
      await connector.write(record, { [instant]: since }, call);
      const answer = await connector.read(record, [instant]);
      const shown = answer.kind === 'ok' ? (answer.value.properties[instant]?.value ?? '') : '';
      expect(connector.isSame(instant, since, shown)).toBe(true);
    });

    it('knows no record that does not exist', async () => {
      expect(await connector.read(system.nobody, [system.owner])).toEqual({ kind: 'not-found' });
    });

    it('stays on its record, whatever the id', async () => {
      expect(await connector.read(system.astray, [system.owner])).toEqual({ kind: 'not-found' });
    });

    it.runIf(its.ownerField !== undefined)('tells what the field of the owner takes', async () => {
      const answer = await connector.fields(system.record.objectType);
      const types = answer.kind === 'ok' ? answer.value : {};
      expect(types[system.owner]).toEqual(its.ownerField);
    });
  });

  describe('a write that comes twice', () => {
    it('ends as if it had come once', async () => {
      await writeOwner();
      expect(await writeOwner()).toMatchObject({ kind: 'ok' });
      expect(await readOwner()).toMatchObject({ value: system.owners.wanted, ...ours });
    });

    it('after one whose answer was lost: the read shows that nothing is left to do', async () => {
      await system.fault('applied-then-timeout');
      const hasty = system.connector({ timeoutMs: 300 });
      expect(await writeOwner(hasty)).toMatchObject({ kind: 'unknown' });
      const afterCrash = system.connector();
      const answer = await afterCrash.read(system.record, [system.owner]);
      const shown = answer.kind === 'ok' ? answer.value.properties[system.owner]?.value : undefined;
      expect(shown).toBe(system.owners.wanted);
      expect(await writeOwner(afterCrash)).toMatchObject({ kind: 'ok' });
      expect(await system.held()).toBe(system.owners.wanted);
    });
  });

  describe('a write that is taken back', () => {
    const valuesOf = async (names: readonly string[]): Promise<Readonly<Record<string, string>>> => {
      const answer = await connector.read(system.record, names);
      if (answer.kind !== 'ok') throw new Error(`not read: ${answer.kind}`);
      return Object.fromEntries(names.map((name) => [name, answer.value.properties[name]?.value ?? '']));
    };

    it('leaves what was there before: every field that was read, given back', async () => {
      const { record, owner, owners, clearable } = system;
      const before = await valuesOf([owner, clearable]);
      expect(before[clearable]).not.toBe('');
      await connector.write(record, { [owner]: owners.wanted, [clearable]: '' }, call);
      expect(await valuesOf([owner, clearable])).toEqual({ [owner]: owners.wanted, [clearable]: '' });
      expect(await connector.write(record, before, call)).toMatchObject({ kind: 'ok' });
      const after = await valuesOf([owner, clearable]);
      for (const [name, value] of Object.entries(before))
        expect(connector.isSame(name, value, after[name] ?? '')).toBe(true);
      expect(await system.held()).toBe(owners.before);
    });

    it.runIf(its.mayBeNobodys)('leaves nobody where nobody was', async () => {
      const { record, owner } = system;
      expect(await connector.write(record, { [owner]: '' }, call)).toMatchObject({ kind: 'ok' });
      expect(await readOwner()).toMatchObject({ value: '' });
    });
  });

  describe.runIf(its.makes)('what Baton makes', () => {
    function made() {
      if (system.made === undefined) throw new Error('nothing is made there');
      return system.made;
    }
    const create = (by: Connector = connector) => by.create?.(made().record, made().values, call);

    it('is not there, then made, then found under our key with all that it was given', async () => {
      const { record, values, count } = made();
      expect(await connector.read(record, Object.keys(values))).toEqual({ kind: 'not-found' });
      expect(await create()).toMatchObject({ kind: 'ok' });
      const answer = await connector.read(record, Object.keys(values));
      const shown = answer.kind === 'ok' ? answer.value.properties : {};
      for (const [name, value] of Object.entries(values))
        expect(connector.isSame(name, value, shown[name]?.value ?? ''), name).toBe(true);
      expect(await count()).toBe(1);
    });

    it('can be written like any other', async () => {
      await create();
      const { record } = made();
      await connector.write(record, { [system.owner]: system.owners.third }, call);
      const answer = await connector.read(record, [system.owner]);
      expect(answer).toMatchObject({
        value: { properties: { [system.owner]: { value: system.owners.third } } },
      });
    });

    it('is made once, though the answer was lost', async () => {
      await system.fault('applied-then-timeout');
      expect(await create(system.connector({ timeoutMs: 300 }))).toMatchObject({ kind: 'unknown' });
      expect(await connector.read(made().record, [system.owner])).toMatchObject({ kind: 'ok' });
      expect(await create()).not.toMatchObject({ kind: 'ok' });
      expect(await made().count()).toBe(1);
    });

    it('is taken back: put away, not deleted, found no more, and made anew if it is wanted again', async () => {
      await create();
      const { record, count } = made();
      expect(await connector.archive?.(record, call)).toEqual({ kind: 'ok', value: {} });
      expect(await connector.read(record, [system.owner])).toEqual({ kind: 'not-found' });
      expect(await connector.archive?.(record, call)).toEqual({ kind: 'not-found' });
      expect(await count()).toBe(1);
      expect(await create()).toMatchObject({ kind: 'ok' });
      expect(await connector.read(record, [system.owner])).toMatchObject({ kind: 'ok' });
      expect(await count()).toBe(2);
    });
  });

  describe('a write that the system refuses', () => {
    it.each(its.refusedForGood)('for good: %j', async (values, because, field) => {
      const refused = { kind: 'refused', because, permanent: true, field };
      expect(await connector.write(system.record, values, call)).toMatchObject(refused);
      expect(await system.held()).toBe(system.owners.before);
    });

    it.each(its.rules)('by a rule of its administrators (%s): names the field %s', async (kind, field) => {
      await system.fault(kind);
      expect(await writeOwner()).toMatchObject({ kind: 'refused', permanent: true, field });
      expect(await system.held()).toBe(system.owners.before);
    });

    it.each(its.deferring)('for now: %s passes after %i s', async (kind, afterSeconds) => {
      await system.fault(kind);
      expect(await writeOwner()).toMatchObject({ kind: 'deferred', afterSeconds });
      expect(await system.held()).toBe(system.owners.before);
    });

    it.each(its.passing)('for this time: %s', async (kind, because) => {
      await system.fault(kind);
      expect(await writeOwner()).toMatchObject({ kind: 'refused', because, permanent: false });
      expect(await system.held()).toBe(system.owners.before);
      expect(await writeOwner()).toMatchObject({ kind: 'ok' });
    });

    it.each(its.wrong)('because the credential does not hold: %s', async (credential) => {
      expect(await writeOwner(system.connector({ credential: () => credential }))).toEqual({
        kind: 'unauthorised',
      });
      expect(await system.held()).toBe(system.owners.before);
    });

    it.runIf(its.wrong.length > 0)('and passes, once what opens the system was renewed', async () => {
      let credential = its.wrong[0] ?? '';
      const renewing = withRenewal(system.connector({ credential: () => credential }), () => {
        credential = system.credential;
        return Promise.resolve(true);
      });
      expect(await writeOwner(renewing)).toEqual({
        ...{ kind: 'refused', because: 'token-expired', permanent: false },
      });
      expect(await system.held()).toBe(system.owners.before);
      expect(await writeOwner(renewing)).toMatchObject({ kind: 'ok' });
      expect(await system.held()).toBe(system.owners.wanted);
    });

    it.runIf(its.wrong.length > 0)(
      'and a reading passes at once, if what opens the system is new',
      async () => {
        let credential = its.wrong[0] ?? '';
        const renewing = withRenewal(system.connector({ credential: () => credential }), () => {
          credential = system.credential;
          return Promise.resolve(true);
        });
        expect(await renewing.read(system.record, [system.owner])).toMatchObject({ kind: 'ok' });
      },
    );

    it.runIf(its.wrong.length > 0)('and is not repeated, if what opens the system is the same', async () => {
      const wrong = system.connector({ credential: () => its.wrong[0] ?? '' });
      const renewing = withRenewal(wrong, () => Promise.resolve(false));
      expect(await renewing.read(system.record, [system.owner])).toEqual({ kind: 'unauthorised' });
      expect(await writeOwner(renewing)).toEqual({ kind: 'unauthorised' });
    });

    it.each(its.unusable)('without asking, when the secret is %j', async (credential) => {
      const unset = system.connector({ credential: () => credential });
      expect(await writeOwner(unset)).toEqual({ kind: 'unauthorised' });
      expect(await unset.read(system.record, [system.owner])).toEqual({ kind: 'unauthorised' });
      expect(await system.requestCount()).toBe(0);
    });
  });

  describe('a write whose outcome is open', () => {
    it.each(its.open)('%s', async (kind, because) => {
      await system.fault(kind);
      expect(await writeOwner()).toEqual({ kind: 'unknown', because });
      expect(await system.requestCount()).toBe(1);
    });

    it.each(its.silent)('%s, applied: %s', async (kind, isApplied) => {
      await readOwner();
      await system.reset();
      await system.fault(kind);
      const hasty = system.connector({ timeoutMs: 300 });
      expect(await writeOwner(hasty)).toEqual({ kind: 'unknown', because: 'timeout' });
      expect(await system.held()).toBe(isApplied ? system.owners.wanted : system.owners.before);
      expect(await system.requestCount()).toBe(1);
    });
  });

  describe('a write that the system says yes to', () => {
    it.each([
      ['dropped', 'before'],
      ['overwritten', 'before'],
      ['altered', 'altered'],
    ] as const)('%s: the read-back shows it', async (kind, whose) => {
      await system.fault(kind);
      expect(await writeOwner()).toMatchObject({ kind: 'ok' });
      const value = system.owners[whose];
      expect(await readOwner()).toMatchObject({ value });
      expect(connector.isSame(system.owner, system.owners.wanted, value)).toBe(false);
    });

    it.runIf(its.tellsAuthors)(
      'altered by what runs in the write itself is told from changed by another',
      async () => {
        await system.fault('altered');
        await writeOwner();
        expect(await readOwner()).toMatchObject({ writtenByUs: true });
        await system.reset();
        await system.fault('overwritten');
        await writeOwner();
        expect(await readOwner()).toMatchObject({ writtenByUs: false });
      },
    );

    it.runIf(its.readsStale)('may be read stale once, and true the next time', async () => {
      await writeOwner();
      await system.fault('stale-read');
      expect(await readOwner()).toMatchObject({ value: system.owners.before });
      expect(await readOwner()).toMatchObject({ value: system.owners.wanted });
    });
  });

  describe('a read', () => {
    it.each(its.reads)('uses the words of a write: %s', async (kind, answer) => {
      await system.fault(kind);
      expect(await readOwner()).toEqual(answer);
      expect(await system.requestCount()).toBe(1);
    });
  });
});
