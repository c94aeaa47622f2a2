import { describe, expect, it } from 'vitest';
import { personByHubSpotOwner, personByHubSpotUser, personById } from '#domain/contract/directory.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { inputProblems } from '#domain/contract/inputs.ts';
import { isRecordLinkTemplate, recordLink } from '#domain/contract/record-link.ts';
import { statusOf } from '#domain/contract/status-of.ts';
import { sampleContract, sampleDirectory } from './sample.ts';

describe('a status', () => {
  it('is what the contract maps the value to, with or without surrounding spaces', () => {
    expect(statusOf(sampleContract, ' salesqualifiedlead ')).toBe('sales-qualified');
  });

  it.each(['SQL', 'SalesQualifiedLead', '', 'constructor', '__proto__'])(
    'is not guessed for "%s"',
    (value) => {
      expect(statusOf(sampleContract, value)).toBeUndefined();
    },
  );
});

describe('required inputs', () => {
  it('are quiet when everything is there', () => {
    expect(inputProblems(sampleContract, { email: 'ada@example.com', company: 'Engines' })).toEqual([]);
  });

  it('name what is missing or empty, and what is malformed', () => {
    expect(inputProblems(sampleContract, { email: 'ada', company: ' ' })).toEqual([
      { property: 'email', label: 'E-mail', problem: 'malformed' },
      { property: 'company', label: 'Company', problem: 'missing' },
    ]);
  });

  it.each([
    ['number', '12.5', true],
    ['number', 'twelve', false],
    ['date', '2026-02-28', true],
    ['date', '2026-02-28T10:00:00Z', true],
    ['date', '2026-13-01', false],
    ['date', '1767225600000', false],
  ] as const)('take as %s "%s": %s', (type, value, fits) => {
    const contract = { ...sampleContract, inputs: [{ property: 'p', label: 'P', type }] };
    expect(inputProblems(contract, { p: value })).toHaveLength(fits ? 0 : 1);
  });
});

describe('the link to a record', () => {
  it('is filled in with the settings of the stage and the escaped id', () => {
    const values = { appUrl: 'https://app.example.com/', portalId: '7', recordId: 'a/b$&' };
    expect(recordLink(sampleContract.recordLink, values)).toBe(
      'https://app.example.com/contacts/7/record/0-1/a%2Fb%24%26',
    );
  });

  it.each([
    'http://example.com/{recordId}',
    '{recordId}',
    'https://example.com/',
    'https://example.com/{recordId}/{x}',
  ])('cannot be %s', (template) => {
    expect(isRecordLinkTemplate(template)).toBe(false);
  });
});

describe('a person', () => {
  it('is found by our id, by HubSpot owner and by HubSpot user', () => {
    const id = personIdSchema.parse('maya-chen');
    expect(personById(sampleDirectory, id)?.name).toBe('Maya Chen');
    expect(personByHubSpotOwner(sampleDirectory, '71001')?.id).toBe(id);
    expect(personByHubSpotUser(sampleDirectory, '98001')?.id).toBe(id);
  });

  it('is not found by the id of another kind', () => {
    expect(personByHubSpotOwner(sampleDirectory, '98001')).toBeUndefined();
    expect(personByHubSpotUser(sampleDirectory, '71001')).toBeUndefined();
  });
});
