import { describe, expect, test } from 'vitest';
import { ask, contact, runSandbox } from './running-sandbox.ts';

const path = '/crm/objects/2026-09/contacts/search';

function filters(...list: unknown[]) {
  return { filterGroups: [{ filters: list }], properties: ['company'] };
}

describe('the search', () => {
  test('shows what was true a moment ago', async () => {
    let now = 1_790_000_000_000;
    const sandbox = await runSandbox({ searchLagMs: 2_000, now: () => now });
    const found = async () =>
      (
        await ask(
          sandbox,
          'POST',
          path,
          filters({ propertyName: 'company', operator: 'EQ', value: 'Renamed' }),
        )
      ).body.total;
    await ask(sandbox, 'PATCH', contact, { properties: { company: 'Renamed' } });
    expect(await found()).toBe(0);
    now += 2_001;
    expect(await found()).toBe(1);
  });

  test.each([
    [{ operator: 'EQ', propertyName: 'lifecyclestage', value: 'lead' }, ['504']],
    [{ operator: 'NEQ', propertyName: 'hubspot_owner_id', value: '71004' }, ['503', '504', '505']],
    [{ operator: 'GT', propertyName: 'expected_amount', value: '48000' }, ['503']],
    [{ operator: 'GTE', propertyName: 'expected_amount', value: '48000' }, ['501', '503']],
    [{ operator: 'LT', propertyName: 'expected_amount', value: '48000' }, ['502']],
    [{ operator: 'LTE', propertyName: 'expected_amount', value: '12500' }, ['502']],
    [
      { operator: 'BETWEEN', propertyName: 'expected_amount', value: '9000', highValue: '50000' },
      ['501', '502'],
    ],
    [{ operator: 'IN', propertyName: 'lifecyclestage', values: ['lead', 'subscriber'] }, ['504', '505']],
    [
      { operator: 'NOT_IN', propertyName: 'lifecyclestage', values: ['lead', 'opportunity'] },
      ['501', '502', '505'],
    ],
    [{ operator: 'HAS_PROPERTY', propertyName: 'phone' }, ['501', '503']],
    [{ operator: 'NOT_HAS_PROPERTY', propertyName: 'hubspot_owner_id' }, ['504', '505']],
    [{ operator: 'CONTAINS_TOKEN', propertyName: 'company', value: 'north*' }, ['501']],
    [
      { operator: 'NOT_CONTAINS_TOKEN', propertyName: 'company', value: 'foods' },
      ['501', '502', '504', '505'],
    ],
  ])('understands %o', async (filter, ids) => {
    const sandbox = await runSandbox();
    const { body } = await ask(sandbox, 'POST', path, filters(filter));
    expect(body.results.map(({ id }) => id)).toEqual(ids);
  });

  test('sorts and pages', async () => {
    const sandbox = await runSandbox();
    const question = { sorts: ['-expected_amount'], limit: 2 };
    const first = await ask(sandbox, 'POST', path, question);
    expect(first.body).toMatchObject({
      total: 5,
      results: [{ id: '503' }, { id: '501' }],
      paging: { next: { after: '2' } },
    });
    const next = await ask(sandbox, 'POST', path, {
      ...question,
      after: first.body.paging.next.after,
      limit: 10,
    });
    expect(next.body.results).toHaveLength(3);
    expect(next.body).not.toHaveProperty('paging');
  });

  test('finds text anywhere', async () => {
    const sandbox = await runSandbox();
    const { body } = await ask(sandbox, 'POST', path, { query: 'larsen' });
    expect(body.results).toMatchObject([{ id: '503' }]);
  });
});
