import { describe, expect, test } from 'vitest';
import type {
  ContractCommand,
  ContractFact,
  ContractLog,
  AddMapping,
} from '#domain/contract-log/contract-log.ts';
import {
  decideContract,
  emptyContractLog,
  evolveContract,
  mappedStatus,
} from '#domain/contract-log/contract-log.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';

const now = '2030-01-31T09:00:00.000Z';
const endsAt = '2030-02-28T09:00:00.000Z';
const status = statusSchema.parse('sales-qualified');
const add: AddMapping = { type: 'AddMapping', value: 'SQL', status, endsAt, textId: 't-1' };
const added: ContractFact = { type: 'MappingAdded', value: 'SQL', status, endsAt, textId: 't-1' };

const fold = (...facts: readonly ContractFact[]): ContractLog =>
  facts.reduce(
    (state, fact, index) => evolveContract(state, fact, { seq: index + 1, at: now }),
    emptyContractLog,
  );
const decide = (state: ContractLog, command: ContractCommand) =>
  decideContract(state, command, sampleContract, now);

describe('adding a mapping', () => {
  test('leads a value to a status that the contract knows, until it ends', () => {
    expect(decide(emptyContractLog, add)).toEqual({ facts: [added] });
  });

  test('takes a value without the spaces around it, as events are looked up', () => {
    expect(decide(emptyContractLog, { ...add, value: ' SQL ' })).toEqual({ facts: [added] });
  });

  test('replaces what was added before', () => {
    const other = statusSchema.parse('lead');
    expect(decide(fold(added), { ...add, status: other }).facts).toEqual([{ ...added, status: other }]);
    expect(mappedStatus(sampleContract, fold(added, { ...added, status: other }), 'SQL', now)).toBe(other);
  });

  test.each([
    ['unknown-status', { status: 'sales-ready' }],
    ['ends-in-the-past', { endsAt: now }],
    ['no-value', { value: '  ' }],
  ])('is refused: %s', (because, change) => {
    expect(decide(emptyContractLog, { ...add, ...change })).toEqual({ facts: [], refusal: { because } });
  });

  test('gives it another end', () => {
    const until = '2030-06-01T00:00:00.000Z';
    expect(decide(fold(added), { ...add, endsAt: until }).facts).toEqual([{ ...added, endsAt: until }]);
  });

  test('stays quiet when it is there', () => {
    expect(decide(fold(added), add)).toEqual({ facts: [] });
  });
});

describe('the status of a value', () => {
  const lookUp = (value: string, log = fold(added), instant = now) =>
    mappedStatus(sampleContract, log, value, instant);

  test("is the contract's own, whatever was added", () => {
    const override = fold({ ...added, value: 'lead', status });
    expect(lookUp('lead', override)).toBe('lead');
  });

  test('is the added one, with or without spaces around it, until it ends', () => {
    expect(lookUp('SQL')).toBe(status);
    expect(lookUp(' SQL ')).toBe(status);
    expect(lookUp('SQL', fold(added), endsAt)).toBeUndefined();
  });

  test.each(['sql', 'MQL', '', 'constructor', '__proto__'])('is unknown for %j', (value) => {
    expect(lookUp(value)).toBeUndefined();
  });
});

describe('a pause', () => {
  const pause = { type: 'PauseContract', until: endsAt, textId: 't-1' } as const;
  const paused: ContractFact = { type: 'ContractPaused', until: endsAt, textId: 't-1' };
  const later = '2030-02-27T09:00:00.000Z';
  const wakeAt = (state: ContractLog, instant: string) =>
    decideContract(state, { type: 'Wake' }, sampleContract, instant);

  test('holds from now on until its end', () => {
    expect(decide(emptyContractLog, pause)).toEqual({ facts: [paused] });
    expect(fold(paused)).toMatchObject({ pauses: [{ from: now, to: endsAt }], endsAt, pauseSeq: 1 });
  });

  test('gets another end by another, and stays quiet for the same', () => {
    const moved = { ...paused, until: later };
    expect(decide(fold(paused), pause)).toEqual({ facts: [] });
    expect(decide(fold(paused), { ...pause, until: later })).toEqual({ facts: [moved] });
    expect(fold(paused, moved)).toMatchObject({ pauses: [{ from: now, to: later }], endsAt: later });
  });

  test.each([
    ['ends-in-the-past', now],
    ['paused-too-long', '2030-03-02T09:00:00.001Z'],
  ])('is refused: %s', (because, until) => {
    expect(decide(emptyContractLog, { ...pause, until })).toEqual({ facts: [], refusal: { because } });
  });

  test('ends by hand, and only if there is one', () => {
    const resumed: ContractFact = { type: 'ContractResumed', because: 'by-hand', textId: 't-2' };
    expect(decide(fold(paused), { type: 'ResumeContract', textId: 't-2' })).toEqual({ facts: [resumed] });
    expect(decide(fold(paused, resumed), { type: 'ResumeContract' })).toEqual({
      facts: [],
      refusal: { because: 'not-paused' },
    });
    expect(fold(paused, resumed)).toMatchObject({ pauses: [{ from: now, to: now }], endsAt: undefined });
    expect(fold(paused, resumed).pauseSeq).toBe(2);
  });

  test('ends by itself, once', () => {
    const ended: ContractFact = { type: 'ContractResumed', because: 'ended' };
    expect(wakeAt(fold(paused), later)).toEqual({ facts: [] });
    expect(wakeAt(fold(paused), endsAt)).toEqual({ facts: [ended] });
    expect(wakeAt(fold(paused, ended), endsAt)).toEqual({ facts: [] });
    expect(fold(paused, ended).pauseSeq).toBe(1);
  });
});
