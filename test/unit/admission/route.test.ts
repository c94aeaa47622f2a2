import { describe, expect, test } from 'vitest';
import { routeOf, routingProperties } from '#domain/admission/route.ts';
import type { RoutingRule } from '#domain/contract/contract.ts';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';

const named = (name: string) => ({ strategy: 'named-person', person: personIdSchema.parse(name) }) as const;
const executives = { strategy: 'round-robin', pool: poolIdSchema.parse('account-executives') } as const;
const german = { property: 'country', oneOf: ['DE', 'AT'] };
const large = { property: 'size', oneOf: ['large'] };
const owner: RoutingRule = { priority: 0, ask: { strategy: 'record-owner' } };
const lead: RoutingRule = { priority: 0, ask: { strategy: 'property', property: 'lead' } };

const plan = (...rules: RoutingRule[]) => ({
  ...sampleContract,
  routing: { strategy: 'rules' as const, rules },
});
function route(values: Readonly<Record<string, string>>, ...rules: RoutingRule[]) {
  const shown = Object.entries(values).map(
    ([name, value]) => [name, { value, writtenByUs: false, since: undefined, changedBy: undefined }] as const,
  );
  return routeOf({ properties: Object.fromEntries(shown) }, plan(...rules), sampleDirectory);
}

describe('of the rules of a contract', () => {
  const rules: RoutingRule[] = [
    { when: german, priority: 1, ask: named('jonas-weber') },
    { when: large, priority: 1, ask: named('maya-chen') },
    { priority: 0, ask: executives },
  ];

  test('the one that applies counts', () => {
    expect(route({ country: ' AT ' }, ...rules)).toEqual({ rule: 1 });
  });

  test('one without a condition applies to every record', () => {
    expect(route({ country: 'US' }, ...rules)).toEqual({ rule: 3 });
  });

  test('two that count and lead to different people are not decided between', () => {
    expect(route({ country: 'DE', size: 'large' }, ...rules)).toEqual({
      ambiguous: [
        { person: 'jonas-weber', rule: 1, because: 'named-person' },
        { person: 'maya-chen', rule: 2, because: 'named-person' },
      ],
    });
  });

  test('the higher priority counts, wherever it stands', () => {
    const first: RoutingRule = { when: large, priority: 2, ask: named('maya-chen') };
    expect(route({ country: 'DE', size: 'large' }, ...rules, first)).toEqual({ rule: 4 });
  });

  test('two that lead to the same person are as good as one', () => {
    const same: RoutingRule = { when: large, priority: 1, ask: named('jonas-weber') };
    expect(route({ country: 'DE', size: 'large' }, ...rules.slice(0, 1), same)).toEqual({ rule: 1 });
  });

  test('a person and a pool with them in it differ, and each person is a candidate once', () => {
    const pool: RoutingRule = { when: large, priority: 1, ask: executives };
    expect(route({ country: 'DE', size: 'large' }, ...rules.slice(0, 1), pool).ambiguous).toEqual([
      { person: 'jonas-weber', rule: 1, because: 'named-person' },
      { person: 'maya-chen', rule: 2, because: 'round-robin' },
      { person: 'priya-nair', rule: 2, because: 'round-robin' },
    ]);
  });

  test('two that ask the same pool in the same way are as good as one, and in another way are not', () => {
    const [one, same]: RoutingRule[] = [german, large].map((when) => ({
      when,
      priority: 1,
      ask: executives,
    }));
    const least = { strategy: 'least-loaded', pool: executives.pool } as const;
    const record = { country: 'DE', size: 'large' };
    expect(route(record, one!, same!)).toEqual({ rule: 1 });
    expect(route(record, one!, { when: large, priority: 1, ask: least }).ambiguous).toHaveLength(3);
  });

  test('none may apply, and then nobody is named', () => {
    expect(route({}, ...rules.slice(0, 2))).toEqual({});
  });
});

describe('the owner of a record and another property of it', () => {
  test('may name the same person', () => {
    expect(route({ hubspot_owner_id: '71001', lead: '71001' }, owner, lead)).toEqual({
      rule: 1,
      nominee: 'maya-chen',
    });
  });

  test('may name two people, which nobody decides between', () => {
    expect(route({ hubspot_owner_id: '71001', lead: '71002' }, owner, lead)).toEqual({
      ambiguous: [
        { person: 'maya-chen', rule: 1, because: 'record-owner' },
        { person: 'jonas-weber', rule: 2, because: 'property' },
      ],
    });
  });

  test('count alone where the other names nobody', () => {
    expect(route({ hubspot_owner_id: '', lead: '71002' }, owner, lead)).toEqual({
      rule: 2,
      nominee: 'jonas-weber',
    });
  });
});

test('everything is read of a record that a rule looks at', () => {
  const rule: RoutingRule = { when: german, priority: 0, ask: executives };
  expect(routingProperties(plan(rule, owner, lead))).toEqual(['country', 'hubspot_owner_id', 'lead']);
});
