import { describe, expect, test } from 'vitest';
import { admit, needsReferences } from '#domain/admission/admit.ts';
import type { SourceEvent } from '#domain/admission/source-event.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { emptyContractLog } from '#domain/contract-log/contract-log.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import { recordWith } from './record-says.ts';

const now = '2030-01-31T09:00:00.000Z';
const event: SourceEvent = {
  record: { source: 'hubspot', objectType: 'contact', objectId: '101' },
  property: 'lifecyclestage',
  value: 'salesqualifiedlead',
  occurredAt: now,
};
const whole = { lifecyclestage: 'salesqualifiedlead', email: 'ada@example.com', company: 'Example Ltd' };
const company = { object: 'company' as const, label: 'Company record', inputs: [] };
const withReference: Contract = { ...sampleContract, references: [company] };
const under = (contract: Contract) => ({
  ...{ contract, digest: 'd'.repeat(64), log: emptyContractLog, directory: sampleDirectory },
});
const needs = (values: Readonly<Record<string, string>>, contract = withReference) =>
  needsReferences(event, recordWith({ ...whole, ...values }), under(contract), now);

describe('what is linked to a record has to be known', () => {
  test('once it has the status that starts a handoff', () => {
    expect(needs({})).toBe(true);
  });

  test('also where it lacks something itself, so that all is told at once', () => {
    expect(needs({ company: '' })).toBe(true);
  });

  test.each([
    ['has another status', { lifecyclestage: 'customer' }],
    ['has a status that nobody has mapped', { lifecyclestage: 'zzz' }],
    ['has none', { lifecyclestage: '' }],
  ])('but not while it %s', (_, values) => {
    expect(needs(values)).toBe(false);
  });

  test('and never for a contract that asks for nothing of the kind', () => {
    expect(needs({}, sampleContract)).toBe(false);
  });
});

describe('a record to which nothing of a kind is linked', () => {
  const missing = { kind: 'missing-input', contract: sampleContract.id };
  const judge = (values: Readonly<Record<string, string>>, linked: Record<string, []> = {}) =>
    admit(event, recordWith({ ...whole, ...values }, linked), under(withReference), now);

  test('waits for it, whatever else it has', () => {
    expect(judge({})).toMatchObject({
      kind: 'blocked',
      cause: { ...missing, field: '', unlinked: [{ object: 'company', label: 'Company record' }] },
    });
  });

  test('says what it lacks itself besides', () => {
    expect(judge({ company: '' })).toMatchObject({
      cause: { ...missing, field: 'Company', unlinked: [{ object: 'company' }] },
    });
  });

  test('while one that has what is asked for says nothing of links', () => {
    const judged = admit(event, recordWith({ ...whole, company: '' }), under(sampleContract), now);
    expect(judged).toHaveProperty('cause', { ...missing, field: 'Company' });
    expect(judged).not.toHaveProperty('cause.unlinked');
  });
});
