import { describe, expect, test } from 'vitest';
import type { AdmissionRules } from '#domain/admission/admission.ts';
import { admit, concerns } from '#domain/admission/admit.ts';
import { propertiesToRead } from '#domain/admission/record-properties.ts';
import type { SourceEvent } from '#domain/admission/source-event.ts';
import { receiptIdOf } from '#domain/admission/source-event.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { emptyContractLog } from '#domain/contract-log/contract-log.ts';
import type { VendorRecord } from '#domain/ports/connector.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';

const now = '2030-01-31T09:00:00.000Z';
const since = '2030-01-31T08:59:00.000Z';
const rules: AdmissionRules = {
  contract: sampleContract,
  digest: 'd'.repeat(64),
  log: emptyContractLog,
  directory: sampleDirectory,
};
const event: SourceEvent = {
  record: { source: 'hubspot', objectType: 'contact', objectId: '101' },
  property: 'lifecyclestage',
  value: 'salesqualifiedlead',
  occurredAt: '2030-01-31T08:59:30.000Z',
  userId: '98002',
};

function recordOf(
  values: Readonly<Record<string, string>>,
  stageSince: string | undefined = since,
): VendorRecord {
  const all = {
    lifecyclestage: 'salesqualifiedlead',
    email: 'ada@example.com',
    company: 'Example Ltd',
    firstname: 'Ada',
    lastname: 'Byron',
    hubspot_owner_id: '71004',
    ...values,
  };
  const shown = (name: string) => (name === 'lifecyclestage' ? stageSince : since);
  return {
    properties: Object.fromEntries(
      Object.entries(all).map(([name, value]) => [
        name,
        { value, writtenByUs: false, since: shown(name), changedBy: undefined },
      ]),
    ),
  };
}

const judge = (
  values: Readonly<Record<string, string>> = {},
  change: Partial<SourceEvent> = {},
  under = rules,
) => admit({ ...event, ...change }, recordOf(values), under, now);
const requested = (admission: ReturnType<typeof admit>) => {
  if (admission.kind !== 'requested') throw new Error(`it was ${admission.kind}`);
  return admission;
};
const blocked = (admission: ReturnType<typeof admit>) => {
  if (admission.kind !== 'blocked') throw new Error(`it was ${admission.kind}`);
  return admission;
};

describe('an event that means the status of the contract', () => {
  test('requests a handoff', () => {
    const { request, handoffId } = requested(judge());
    expect(request).toEqual({
      handoffId,
      contract: sampleContract.id,
      contractDigest: rules.digest,
      record: event.record,
      status: 'sales-qualified',
      occurredAt: since,
      giver: 'jonas-weber',
      targets: ['hubspot'],
    });
  });

  test('is judged by the record as it is now, not by what the event said', () => {
    expect(judge({ lifecyclestage: 'lead' })).toEqual({
      ...{ kind: 'elsewhere', because: 'another-status', status: 'lead', since },
    });
    expect(judge({}, { value: 'lead' }).kind).toBe('requested');
  });

  test('is the same handoff however often and whenever it is reported', () => {
    const again = judge({}, { occurredAt: now, userId: '98003', value: 'x' });
    expect(requested(again).handoffId).toBe(requested(judge()).handoffId);
  });

  test('is another handoff at the next occurrence, on another record, under another contract', () => {
    const later = admit(event, recordOf({}, now), rules, now);
    const elsewhere = judge({}, { record: { ...event.record, objectId: '102' } });
    const contract = {
      ...sampleContract,
      id: sampleContract.id.replace('lead', 'deal'),
    } as typeof sampleContract;
    const ids = [judge(), later, elsewhere, judge({}, {}, { ...rules, contract })];
    expect(new Set(ids.map((one) => requested(one).handoffId)).size).toBe(4);
  });

  test('takes the instant of the event when the record does not tell when it got its value', () => {
    const { properties } = recordOf({});
    const stage = { value: 'salesqualifiedlead', writtenByUs: false, since: undefined, changedBy: undefined };
    const admission = admit(event, { properties: { ...properties, lifecyclestage: stage } }, rules, now);
    expect(requested(admission).request.occurredAt).toBe(event.occurredAt);
  });

  test('shows people a title that they recognise and the fields of the contract', () => {
    const { brief } = requested(judge({ jobtitle: ' Countess ', phone: '' }));
    expect(brief.title).toBe('Ada Byron, Example Ltd');
    expect(brief.show).toContainEqual({ label: 'Role', value: 'Countess' });
    expect(brief.show.map(({ value }) => value)).not.toContain('');
    expect(requested(judge({ firstname: '', lastname: '' })).brief.title).toBe(
      'ada@example.com, Example Ltd',
    );
  });
});

describe('whom the record names as the one to ask', () => {
  const under = (routing: Contract['routing']) => ({
    ...rules,
    contract: { ...sampleContract, routing },
  });
  const byOwner = under({ strategy: 'record-owner' });
  const byProperty = under({ strategy: 'property', property: 'next_owner' });
  const nominee = (values: Readonly<Record<string, string>>, rulesThen = byOwner) =>
    requested(judge(values, {}, rulesThen)).request.nominee;

  test('is its owner, where the contract asks for that', () => {
    expect(nominee({})).toBe('tom-okafor');
    expect(nominee({ hubspot_owner_id: ' 71003 ' })).toBe('priya-nair');
  });

  test('is the person in the property of the contract, which is read for that', () => {
    expect(nominee({ next_owner: '71003' }, byProperty)).toBe('priya-nair');
    expect(propertiesToRead(byProperty.contract)).toContain('next_owner');
    expect(propertiesToRead(sampleContract)).not.toContain('next_owner');
  });

  test('is nobody where the property is empty or names somebody whom the directory does not know', () => {
    expect(nominee({ hubspot_owner_id: '' })).toBeUndefined();
    expect(nominee({ hubspot_owner_id: '1' })).toBeUndefined();
    expect(nominee({}, byProperty)).toBeUndefined();
  });

  test('does not matter to a contract that says itself whom to ask', () => {
    expect(requested(judge()).request).not.toHaveProperty('nominee');
  });
});

describe('the giver', () => {
  const giver = (values: Readonly<Record<string, string>>, userId: string | undefined, under = rules) => {
    const { record, property, value, occurredAt } = event;
    const told = { record, property, value, occurredAt, ...(userId === undefined ? {} : { userId }) };
    return requested(admit(told, recordOf(values), under, now)).request.giver;
  };
  const byProperty = {
    ...rules,
    contract: { ...sampleContract, giver: { property: 'qualified_by', tell: [] } },
  };

  test('is whom the property of the contract names', () => {
    expect(giver({ qualified_by: '71003' }, '98002', byProperty)).toBe('priya-nair');
  });

  test('else the user who made the change', () => {
    expect(giver({ qualified_by: '1' }, '98002', byProperty)).toBe('jonas-weber');
    expect(giver({}, '98002')).toBe('jonas-weber');
  });

  test("else the record's owner so far", () => {
    expect(giver({}, '1')).toBe('tom-okafor');
    expect(giver({}, undefined)).toBe('tom-okafor');
  });

  test('else the owner of the contract', () => {
    expect(giver({ hubspot_owner_id: '' }, undefined)).toBe('lena-fischer');
    expect(giver({ hubspot_owner_id: '1' }, undefined)).toBe('lena-fischer');
  });
});

describe('an event that cannot become a handoff yet', () => {
  const unmapped = {
    kind: 'unmapped',
    contract: sampleContract.id,
    source: 'hubspot',
    property: 'lifecyclestage',
  };

  test('is blocked when no status stands for its value, with the closest one', () => {
    expect(blocked(judge({ lifecyclestage: ' SQL ' })).cause).toEqual({
      ...unmapped,
      value: 'SQL',
      closest: 'sales-qualified',
    });
  });

  test('is blocked without a guess when nothing is near', () => {
    expect(blocked(judge({ lifecyclestage: 'zzz' })).cause).toEqual({ ...unmapped, value: 'zzz' });
  });

  test('goes on once the mapping was added, also with spaces around the value', () => {
    const mapping = {
      status: statusSchema.parse('sales-qualified'),
      endsAt: '2031-01-01T00:00:00.000Z',
      seq: 1,
    };
    const mapped = {
      ...rules,
      log: {
        ...emptyContractLog,
        seq: 1,
        mappings: { SQL: mapping },
      },
    };
    expect(judge({ lifecyclestage: 'SQL' }, {}, mapped).kind).toBe('requested');
    expect(judge({ lifecyclestage: ' SQL ' }, {}, mapped).kind).toBe('requested');
  });

  test('is blocked when the record lacks what the contract asks for', () => {
    expect(blocked(judge({ company: ' ', email: 'nobody' })).cause).toEqual({
      kind: 'missing-input',
      contract: sampleContract.id,
      field: 'E-mail, Company',
    });
  });

  test('is the same blocked event however often it is reported, and another one at the next occurrence', () => {
    const first = blocked(judge({ company: '' })).blockedId;
    expect(blocked(judge({ company: '' }, { occurredAt: now })).blockedId).toBe(first);
    expect(blocked(admit(event, recordOf({ company: '' }, now), rules, now)).blockedId).not.toBe(first);
  });
});

describe('an event that concerns nobody is ignored', () => {
  test.each([
    ['another-property', {}, { property: 'email' }],
    ['another-property', {}, { record: { ...event.record, objectType: 'company' } }],
  ])('%s', (because, values, change) => {
    expect(judge(values, change)).toEqual({ kind: 'ignored', because });
  });

  test.each([
    ['no-value', undefined, { lifecyclestage: '' }],
    ['no-value', undefined, { lifecyclestage: '  ' }],
    ['another-status', 'customer', { lifecyclestage: 'customer' }],
  ])('but what has begun learns of it: %s', (because, status, values) => {
    expect(judge(values)).toEqual({ kind: 'elsewhere', because, status, since });
  });

  test('also when a missing field would block it otherwise', () => {
    expect(judge({ lifecyclestage: 'customer', company: '' }).kind).toBe('elsewhere');
  });
});

describe('a contract that is active from an instant on', () => {
  const activeFrom = (instant: string): AdmissionRules => ({
    ...rules,
    contract: { ...sampleContract, activeFrom: instant },
  });
  const early = { kind: 'ignored', because: 'not-active-yet' };

  test('takes what happened then or later', () => {
    expect(judge({}, {}, activeFrom(since)).kind).toBe('requested');
  });

  test('ignores what happened before, by the record itself, however late it is reported', () => {
    const rulesThen = activeFrom('2030-01-31T08:59:00.001Z');
    expect(judge({}, { occurredAt: now }, rulesThen)).toEqual(early);
  });

  test('blocks nothing of it either', () => {
    expect(judge({ lifecyclestage: 'SQL' }, {}, activeFrom(now))).toEqual(early);
    expect(judge({ company: '' }, {}, activeFrom(now))).toEqual(early);
  });
});

test('a contract listens to its own property of its own object', () => {
  expect(concerns(sampleContract, event)).toBe(true);
  expect(concerns(sampleContract, { ...event, property: 'email' })).toBe(false);
});

test('everything that a judgement needs is read, each property once', () => {
  const properties = propertiesToRead({ ...sampleContract, giver: { property: 'qualified_by', tell: [] } });
  expect(properties).toEqual(
    expect.arrayContaining(['lifecyclestage', 'hubspot_owner_id', 'email', 'qualified_by']),
  );
  expect(new Set(properties).size).toBe(properties.length);
});

test('each event of a delivery has a receipt of its own', () => {
  expect(receiptIdOf('d-1', 0)).toBe('d-1.0');
  expect(receiptIdOf('d-1', 1)).not.toBe(receiptIdOf('d-1', 0));
});
