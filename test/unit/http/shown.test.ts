import { describe, expect, it } from 'vitest';
import { shownPath } from '#adapters/http/shown-path.ts';
import { shownBody } from '#adapters/http/shown.ts';
import { shownText } from '#adapters/http/shown-text.ts';

describe('a body as it is kept', () => {
  it('has ids and booleans, and of other values only what they are', () => {
    const properties = {
      firstname: 'Nora',
      email: 'nora@example.com',
      hubspot_owner_id: '71003',
      amount: '12000',
      phone: 4915112345,
    };
    const body = { id: '501', archived: false, updatedAt: '2030-01-31T12:00:00.000Z', properties };
    expect(JSON.parse(shownBody(body))).toEqual({
      id: '501',
      archived: false,
      updatedAt: '2030-01-31T12:00:00.000Z',
      properties: {
        firstname: '‹text, 4 characters›',
        email: '‹text, 16 characters›',
        hubspot_owner_id: '71003',
        amount: '‹text, 5 characters›',
        phone: '‹number›',
      },
    });
  });

  it('shows the history of an id, and not that of a name', () => {
    const history = (value: string) => [{ value, sourceType: 'INTEGRATION', sourceId: '4711' }];
    const body = {
      propertiesWithHistory: { hubspot_owner_id: history('71003'), firstname: history('Nora') },
    };
    const shown = shownBody(body);
    expect(shown).toContain('"hubspot_owner_id":[{"value":"71003"');
    expect(shown).toContain('"firstname":[{"value":"‹text, 4 characters›"');
  });

  it('never has what opens a system, in whatever form it is sent', () => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_secret: 's3cret-1' });
    expect(shownBody(form)).toBe('{"grant_type":"client_credentials","client_secret":"‹secret›"}');
    const answer = shownBody({ access_token: 'abc1', id_token: 'abc2', refreshToken: ['abc3'] });
    expect(answer).not.toMatch(/abc\d/);
  });

  it('tells the codes of an error and keeps its words to itself', () => {
    const shown = shownBody([{ errorCode: 'INVALID_FIELD', message: 'nora@example.com is no owner' }]);
    expect(shown).toBe('[{"errorCode":"INVALID_FIELD","message":"‹text, 28 characters›"}]');
  });

  it('takes the value of a field that is called like a code for a value', () => {
    expect(shownBody({ properties: { status: 'divorced', code: '1234' } })).not.toMatch(/divorced|1234/);
  });

  it('does not take an address for an id', () => {
    expect(shownBody({ OwnerId: 'nora@example.com' })).toBe('{"OwnerId":"‹text, 16 characters›"}');
  });

  it('has of a key that is no plain name the length alone', () => {
    const shown = shownBody({ 'maya.chen@example.com': true, 'Maya Chen': { id: '7' }, maya_chen__c: 'x' });
    expect(shown).toBe(
      '{"‹text, 21 characters›":true,"‹text, 9 characters›":{"id":"7"},"maya_chen__c":"‹text, 1 characters›"}',
    );
  });

  it('has the ids of a system’s own fields by their ids', () => {
    expect(shownBody({ custom_fields: { '1200000000000241': 'Maya' } })).toContain(
      '"1200000000000241":"‹text',
    );
    expect(shownBody({ phones: { '4915112345': true } })).not.toContain('4915112345');
  });

  it('is cut', () => {
    const body = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`field${String(at)}`, true]));
    expect(shownBody(body)).toHaveLength(1001);
  });

  it('has of a text that is no JSON the length alone', () => {
    expect(shownText('<html>nora@example.com</html>')).toBe('‹text, 29 characters›');
    expect(shownText('')).toBe('');
  });
});

describe('a path as it is kept', () => {
  it('has its ids and the names of fields', () => {
    const url = new URL('https://api.example.com/crm/contacts/501?properties=email,amount&q=nora');
    expect(shownPath(url)).toBe('/crm/contacts/501?properties=email,amount&q=‹text, 4 characters›');
  });

  it('has no address that somebody is looked up by', () => {
    expect(shownPath(new URL('https://api.example.com/owners/nora%40example.com'))).not.toContain('nora');
  });

  it('has of any other word the length alone, such as a name that serves as an id', () => {
    expect(shownPath(new URL('https://api.example.com/users/maya.chen'))).toBe('/users/‹text, 9 characters›');
  });

  it('has the kinds of things', () => {
    const paths = [
      '/crm/objects/2026-03/contacts/501',
      '/services/data/v66.0/sobjects/Project_Plan__c/a01xx0000001gPQAAY',
      '/api/1.0/tasks/external:0198c-asana',
    ];
    expect(paths.map((path) => shownPath(new URL(path, 'https://api.example.com')))).toEqual(paths);
  });

  it('is found in a composite body too', () => {
    const body = {
      compositeRequest: [{ method: 'PATCH', url: '/sobjects/Lead/00Q1', body: { OwnerId: '0051' } }],
    };
    expect(shownBody(body)).toBe(
      '{"compositeRequest":[{"method":"PATCH","url":"/sobjects/Lead/00Q1","body":{"OwnerId":"0051"}}]}',
    );
  });
});

describe('what a system that a team describes sends and takes', () => {
  const named = {
    words: new Set(['api', 'people']),
    ids: ['/person/login', '/people/-/login'],
    codes: ['/errors/0/reason'],
  };
  const at = 'https://api.example.com/api/people/';

  it('has nothing but what the description names', () => {
    const body = {
      person: { login: 'p-71', status: 'Maya.Chen', team_id: 'team1', updatedAt: '2030-01-31T12:00:00Z' },
      people: [{ login: 'p-72', code: 'Tom' }],
      errors: [{ reason: 'NO_SUCH_PERSON', code: 'Maya' }, { reason: 'Maya' }],
      size: 12,
    };
    expect(JSON.parse(shownBody(body, named))).toEqual({
      person: {
        ...{ login: 'p-71', status: '‹text, 9 characters›' },
        ...{ team_id: '‹text, 5 characters›', updatedAt: '‹text, 20 characters›' },
      },
      people: [{ login: 'p-72', code: '‹text, 3 characters›' }],
      errors: [
        { reason: 'NO_SUCH_PERSON', code: '‹text, 4 characters›' },
        { reason: '‹text, 4 characters›' },
      ],
      size: '‹number›',
    });
  });

  it('has no name that serves as an id', () => {
    expect(shownBody({ person: { login: 'maya.chen' } }, named)).not.toContain('maya');
    expect(shownPath(new URL(`${at}maya.chen`), named)).toBe('/api/people/‹text, 9 characters›');
    expect(shownPath(new URL(`${at}tasks/p-71?q=p-71`), named)).toBe(
      '/api/people/‹text, 5 characters›/p-71?q=‹text, 4 characters›',
    );
  });
});
