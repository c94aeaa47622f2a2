import { describe, expect, it } from 'vitest';
import { classifyRefusal } from '#adapters/salesforce/classify-refusal.ts';

const errors = (errorCode: string, more: Record<string, unknown> = {}) => [
  { message: 'maya.chen@example.com is wrong', errorCode, fields: [], ...more },
];

describe('an answer of Salesforce other than success', () => {
  it.each([
    [400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    [400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    [400, 'REQUIRED_FIELD_MISSING'],
    [400, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    [400, 'STRING_TOO_LONG'],
    [400, 'INACTIVE_OWNER_OR_USER'],
    [400, 'INVALID_CROSS_REFERENCE_KEY'],
    [400, 'MALFORMED_ID'],
    [400, 'DUPLICATES_DETECTED'],
    [400, 'CANNOT_EXECUTE_FLOW_TRIGGER'],
    [403, 'INSUFFICIENT_ACCESS_OR_READONLY'],
    [405, 'METHOD_NOT_ALLOWED'],
    [410, 'UNSUPPORTED_API_VERSION'],
    [412, 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE'],
  ])('%i %s was refused for good, and names the field', (status, because) => {
    const refused = { kind: 'refused', because, permanent: true };
    expect(classifyRefusal(status, errors(because))).toEqual(refused);
    const field = 'OwnerId';
    expect(classifyRefusal(status, errors(because, { fields: [field] }))).toEqual({ ...refused, field });
  });

  it('finds the field in the sentence where it stands only there', () => {
    const message = "No such column 'Tier__c' on sobject of type Lead";
    expect(classifyRefusal(400, [{ message, errorCode: 'INVALID_FIELD' }])).toMatchObject({
      field: 'Tier__c',
    });
  });

  it('a row that another holds is free again soon, and nothing was written', () => {
    const because = 'UNABLE_TO_LOCK_ROW';
    expect(classifyRefusal(400, errors(because))).toEqual({ kind: 'refused', because, permanent: false });
  });

  it.each([409, 500, 503])('a row that another holds says nothing of the write under %i', (status) => {
    const because = `http-${String(status)}`;
    expect(classifyRefusal(status, errors('UNABLE_TO_LOCK_ROW'))).toEqual({ kind: 'unknown', because });
  });

  it('the limit of the day gives way after hours, too many at once within seconds', () => {
    const limit = (message: string) => classifyRefusal(403, errors('REQUEST_LIMIT_EXCEEDED', { message }));
    expect(limit('TotalRequests Limit exceeded.')).toEqual({
      kind: 'deferred',
      because: 'REQUEST_LIMIT_EXCEEDED',
      afterSeconds: 3_600,
      isDaily: true,
    });
    expect(limit('ConcurrentPerOrgLongTxn Limit exceeded.')).toMatchObject({ afterSeconds: 30 });
  });

  it('a 429 lasts as long as it says, a minute if it does not', () => {
    const after = (headers: Record<string, string>) =>
      classifyRefusal(429, errors('TOO_MANY_REQUESTS'), new Headers(headers));
    expect(after({ 'retry-after': '7' })).toMatchObject({ kind: 'deferred', afterSeconds: 7, isBrief: true });
    expect(after({})).toMatchObject({ kind: 'deferred', afterSeconds: 60 });
    expect(after({ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' })).toMatchObject({ afterSeconds: 60 });
  });

  it('401 means that the token does not hold, 404 that there is no such record', () => {
    expect(classifyRefusal(401, errors('INVALID_SESSION_ID'))).toEqual({ kind: 'unauthorised' });
    expect(classifyRefusal(404, errors('NOT_FOUND'))).toEqual({ kind: 'not-found' });
    expect(classifyRefusal(404, errors('ENTITY_IS_DELETED'))).toEqual({ kind: 'not-found' });
  });

  it.each([201, 202, 207, 300, 302, 307, 408, 409, 414, 420, 425, 500, 502, 503, 504])(
    '%i leaves it open whether anything was written',
    (status) => {
      const because = `http-${status}`;
      expect(classifyRefusal(status, errors('SERVER_UNAVAILABLE'))).toEqual({ kind: 'unknown', because });
    },
  );

  it.each([
    ['no JSON', undefined],
    ['one error without a list', { message: 'x', errorCode: 'INVALID_FIELD' }],
    ['no error in the list', []],
    ['an error without a code', [{ message: 'x' }]],
  ])('what is not its own list of errors says nothing: %s', (_case, body) => {
    for (const status of [400, 401, 403, 404, 429]) {
      expect(classifyRefusal(status, body)).toEqual({ kind: 'unknown', because: `http-${status}` });
    }
  });

  it('repeats no sentence of the vendor', () => {
    expect(JSON.stringify(classifyRefusal(400, errors('INVALID_FIELD')))).not.toContain('maya');
  });
});
