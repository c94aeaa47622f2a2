import { describe, expect, it } from 'vitest';
import { isSame } from '#adapters/hubspot/normalise.ts';

describe('a value that HubSpot shows in another form', () => {
  it.each([
    ['hubspot_owner_id', '71001', '71001'],
    ['company', ' Northwind ', 'Northwind'],
    ['amount', '50000', '50000.0'],
    ['amount', '50000.50', '50000.5'],
    ['amount', '-0', '0.00'],
    ['amount', '90071992547409931', '90071992547409931.0'],
    ['opted_in', 'TRUE', 'true'],
    ['email', 'Maya.Chen@Example.com', 'maya.chen@example.com'],
    ['phone', '+1 (888) 482-7768', '+18884827768'],
    ['phone', '888 482 7768', '8884827768'],
    ['since', '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00Z'],
    ['since', '2026-11-20T11:00:00+01:00', '2026-11-20T10:00:00Z'],
    ['since', '1795168800000', '2026-11-20T10:00:00Z'],
    ['start', '1795132800000', '2026-11-20'],
    ['choices', 'A;B', 'B;A'],
    ['choices', ';B', 'A;B'],
    ['cleared', '', ''],
  ])('is the same: %s, "%s" shown as "%s"', (property, wanted, shown) => {
    expect(isSame(property, wanted, shown)).toBe(true);
  });
});

describe('another value', () => {
  it.each([
    ['hubspot_owner_id', '71001', '71002'],
    ['hubspot_owner_id', '71001', ''],
    ['cleared', '', '0'],
    ['zip', '01234', '1234'],
    ['amount', '90071992547409931', '90071992547409932'],
    ['amount', '-5', '5'],
    ['state', 'Accepted', 'accepted'],
    ['email', 'maya@example.com', 'jonas@example.com'],
    ['phone', '+18884827768', '+18884827769'],
    ['phone', '+18884827768', '8884827768'],
    ['part_number', '12-345', '12345'],
    ['since', '2026-11-20T10:00:00Z', '2026-11-20T10:00:01Z'],
    ['choices', 'A;B', 'A'],
    ['choices', 'A', 'A;B'],
    ['choices', ';C', 'A;B'],
  ])('is not the same: %s, "%s" shown as "%s"', (property, wanted, shown) => {
    expect(isSame(property, wanted, shown)).toBe(false);
  });
});
