import { describe, expect, it } from 'vitest';
import { readComposite, writeAndShow } from '#adapters/salesforce/composite.ts';

const lead = { objectType: 'Lead', objectId: '00Q5e00000AmeliaEAE' };
const shown = {
  attributes: { type: 'Lead' },
  OwnerId: '005A',
  LastModifiedById: null,
  LastModifiedDate: null,
};
const error = (errorCode: string, message = 'No.') => [{ message, errorCode, fields: [] }];

type Part = [status: number, body: unknown];

function answered(write: Part | undefined, show?: Part) {
  const parts = [
    ['write', write],
    ['show', show],
  ] as const;
  return readComposite({
    compositeResponse: parts.flatMap(([referenceId, part]) =>
      part === undefined ? [] : [{ referenceId, httpHeaders: {}, httpStatusCode: part[0], body: part[1] }],
    ),
  });
}

const halted: Part = [400, error('PROCESSING_HALTED')];
const rolledBack: Part = [
  400,
  error('PROCESSING_HALTED', 'The transaction was rolled back since another failed.'),
];

describe('a write that shows what it did', () => {
  it('is all or nothing, in order, and without assignment rules', () => {
    expect(writeAndShow('v66.0', lead, { OwnerId: '005A', Rating: null })).toEqual({
      allOrNone: true,
      collateSubrequests: false,
      compositeRequest: [
        {
          method: 'PATCH',
          url: '/services/data/v66.0/sobjects/Lead/00Q5e00000AmeliaEAE',
          referenceId: 'write',
          httpHeaders: { 'Sforce-Auto-Assign': 'FALSE' },
          body: { OwnerId: '005A', Rating: null },
        },
        {
          method: 'GET',
          url: '/services/data/v66.0/sobjects/Lead/00Q5e00000AmeliaEAE?fields=OwnerId,Rating,LastModifiedById,LastModifiedDate',
          referenceId: 'show',
        },
      ],
    });
  });

  it('stays on its record, whatever the id', () => {
    const astray = { objectType: 'Lead', objectId: '../@{other.Id}?x' };
    expect(JSON.stringify(writeAndShow('v66.0', astray, {}))).not.toMatch(/\.\.\/|@\{|\?x/);
  });
});

describe('the answer to it', () => {
  it('has a part of its own for the write and for what it shows', () => {
    expect(answered([204, null], [200, shown])).toEqual({ kind: 'written', shown });
  });

  it.each<[string, Part | undefined]>([
    ['is gone from our sight', [404, error('NOT_FOUND')]],
    ['could not be shown', [500, error('UNKNOWN_EXCEPTION')]],
    ['shows something else', [200, 'x']],
    ['shows nothing', undefined],
  ])('a write that stands is one, if the record %s', (_how, show) => {
    expect(answered([204, null], show)).toEqual({ kind: 'written', shown: undefined });
  });

  it('names why the write was refused', () => {
    const body = [{ message: 'No.', errorCode: 'STRING_TOO_LONG', fields: ['Title'] }];
    const refused = {
      ...{ kind: 'refused', because: 'STRING_TOO_LONG', permanent: true, field: 'Title' },
      inside: 400,
    };
    expect(answered([400, body], halted)).toEqual(refused);
    expect(answered([404, error('NOT_FOUND')], halted)).toEqual({ kind: 'not-found' });
    expect(answered([400, error('UNABLE_TO_LOCK_ROW')], halted)).toMatchObject({ permanent: false });
  });

  it('names why a write that had passed was taken back', () => {
    expect(answered(halted, [404, error('NOT_FOUND')])).toEqual({
      kind: 'refused',
      because: 'UNREADABLE_AFTER_WRITE',
      permanent: true,
    });
    expect(answered(halted, [400, error('INVALID_FIELD')])).toMatchObject({ because: 'INVALID_FIELD' });
    expect(answered(halted, [403, error('REQUEST_LIMIT_EXCEEDED')])).toMatchObject({ kind: 'deferred' });
  });

  it('leaves it open, if the record could not be shown and nothing says that the write was taken back', () => {
    const failed: Part = [500, error('UNKNOWN_EXCEPTION')];
    expect(answered(halted, failed)).toEqual({ kind: 'unknown', because: 'http-500' });
    const passing = { kind: 'refused', because: 'http-500', permanent: false };
    expect(answered(rolledBack, failed)).toEqual(passing);
  });

  it('leaves it open, if the write met a row of another and failed as a server does', () => {
    const open = { kind: 'unknown', because: 'http-500' };
    expect(answered([500, error('UNABLE_TO_LOCK_ROW')], halted)).toEqual(open);
  });

  it('leaves it open, if the write has no result of its own', () => {
    const open = { kind: 'unknown', because: 'unreadable-answer' };
    expect(answered(undefined, [200, shown])).toEqual(open);
    expect(answered(halted)).toEqual(open);
    for (const body of [undefined, {}, [], { compositeResponse: [{}] }])
      expect(readComposite(body)).toEqual(open);
    expect(answered([500, error('UNKNOWN_EXCEPTION')], halted)).toEqual({
      kind: 'unknown',
      because: 'http-500',
    });
  });
});
