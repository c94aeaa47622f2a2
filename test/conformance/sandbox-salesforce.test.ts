import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sampleLeadId } from '#local/sandbox/salesforce/seed/records.ts';
import { runAsUserId, userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import type { SandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { control } from './support/connectors/control.ts';
import { salesforceIdentity } from './support/connectors/salesforce-sandbox.ts';

const id = z.string().regex(/^[A-Za-z0-9]{15}[A-Z0-5]{3}$/);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/;

/** What Salesforce's REST guide and its help pages on OAuth show of the answers that Baton reads. */
const shapes = {
  token: z.strictObject({
    access_token: z.string(),
    signature: z.string(),
    scope: z.string(),
    instance_url: z.url(),
    id: z.string().regex(/^https?:\/\/[^/]+\/id\/00D\w{15}\/005\w{15}$/),
    token_type: z.literal('Bearer'),
    issued_at: z.string().regex(/^\d{13}$/),
  }),
  refusedToken: z.strictObject({ error: z.string().regex(/^[a-z_]+$/), error_description: z.string() }),
  record: z.looseObject({
    attributes: z.strictObject({ type: z.string(), url: z.string().startsWith('/services/data/v') }),
  }),
  errors: z
    .array(
      z.strictObject({
        message: z.string(),
        errorCode: z.string().regex(/^[A-Z_]+$/),
        fields: z.array(z.string()).optional(),
      }),
    )
    .length(1),
  created: z.strictObject({ id, success: z.literal(true), errors: z.array(z.never()) }),
  composite: z.strictObject({
    compositeResponse: z.array(
      z.strictObject({
        body: z.unknown(),
        httpHeaders: z.record(z.string(), z.string()),
        httpStatusCode: z.int(),
        referenceId: z.string(),
      }),
    ),
  }),
  described: z.looseObject({
    name: z.string(),
    fields: z.array(
      z.looseObject({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        length: z.int(),
        updateable: z.boolean(),
        createable: z.boolean(),
        nillable: z.boolean(),
        restrictedPicklist: z.boolean(),
        picklistValues: z.array(
          z.strictObject({
            value: z.string(),
            label: z.string(),
            active: z.boolean(),
            defaultValue: z.boolean(),
          }),
        ),
      }),
    ),
  }),
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

let sandbox: SandboxSalesforce;
let token = '';

beforeEach(async () => {
  sandbox = await startSandboxSalesforce({ ...salesforceIdentity, port: 0, dailyLimit: 5_000 });
  token = shapes.token.parse((await askToken({})).body).access_token;
});

afterEach(() => sandbox.stop());

async function askToken(changed: Record<string, string>): Promise<Answer> {
  const { clientId: client_id, clientSecret: client_secret } = salesforceIdentity;
  const form = { grant_type: 'client_credentials', client_id, client_secret, ...changed };
  return send('/services/oauth2/token', { method: 'POST', body: new URLSearchParams(form) });
}

async function ask(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
  const sent = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
  const init = { method, headers: sent, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return send(`/services/data/v66.0${path}`, init);
}

async function send(path: string, init: RequestInit): Promise<Answer> {
  const { status, headers, ...response } = await fetch(`${sandbox.url}${path}`, init).then(async (got) => ({
    status: got.status,
    headers: got.headers,
    text: await got.text(),
  }));
  return {
    status,
    headers,
    text: response.text,
    body: response.text === '' ? undefined : JSON.parse(response.text),
  };
}

const lead = `/sobjects/Lead/${sampleLeadId}`;
const off = { 'Sforce-Auto-Assign': 'FALSE' };
const maya = { OwnerId: userNamed('Maya') };

describe('the answers have the documented shape', () => {
  test('a token, and a refused one', async () => {
    const minted = shapes.token.parse((await askToken({})).body);
    expect(minted.id.endsWith(`/${runAsUserId}`)).toBe(true);
    const refused = [{ client_secret: 'x' }, { client_id: 'x' }, { grant_type: 'password' }];
    const errors = [];
    for (const changed of refused) {
      const answer = await askToken(changed);
      expect(answer.status).toBe(400);
      errors.push(shapes.refusedToken.parse(answer.body).error);
    }
    expect(errors).toEqual(['invalid_client', 'invalid_client_id', 'unsupported_grant_type']);
  });

  test('a record, whole or some fields of it', async () => {
    const whole = shapes.record.parse((await ask('GET', lead)).body);
    expect(whole).toMatchObject({ Id: sampleLeadId, OwnerId: userNamed('Tom'), Rating: null });
    const some = await ask('GET', `${lead}?fields=OwnerId,LastModifiedById,LastModifiedDate`);
    expect(Object.keys(shapes.record.parse(some.body))).toEqual([
      'attributes',
      'OwnerId',
      'LastModifiedById',
      'LastModifiedDate',
    ]);
    expect(some.body).toMatchObject({ LastModifiedDate: expect.stringMatching(INSTANT) as string });
  });

  test('a written record is answered by nothing', async () => {
    const answer = await ask('PATCH', lead, maya, off);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await ask('GET', lead)).body).toMatchObject({ ...maya, LastModifiedById: runAsUserId });
  });

  test('a created record', async () => {
    const answer = await ask(
      'POST',
      '/sobjects/Lead',
      { LastName: 'Ito', Company: 'Ito Foods', ...maya },
      off,
    );
    expect(answer.status).toBe(201);
    const created = shapes.created.parse(answer.body);
    expect((await ask('GET', `/sobjects/Lead/${created.id}?fields=OwnerId`)).body).toMatchObject(maya);
  });

  test.each(['Lead', 'Contact', 'Account', 'Opportunity'])('the description of a %s', async (type) => {
    const described = shapes.described.parse((await ask('GET', `/sobjects/${type}/describe`)).body);
    const names = described.fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['OwnerId', 'Baton_State__c', 'Baton_Since__c']));
  });

  test('errors are a list, with status and code', async () => {
    const answers = [
      await ask('GET', '/sobjects/Lead/00QR00000000999'),
      await ask('GET', '/sobjects/Nothing__c/describe'),
      await ask('GET', `${lead}?fields=Nothing__c`),
      await ask('PATCH', lead, { Status: 'SQL' }, off),
      await ask('PATCH', lead, { AnnualRevenue: 'much' }, off),
      await ask('DELETE', lead),
      await ask('GET', lead, undefined, { authorization: 'Bearer x' }),
      await send('/services/data/v30.0/sobjects/Lead/x', { headers: { authorization: `Bearer ${token}` } }),
    ];
    const told = answers.map(({ status, body }) => [status, shapes.errors.parse(body)[0]?.errorCode]);
    expect(told).toEqual([
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [400, 'INVALID_FIELD'],
      [400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
      [400, 'JSON_PARSER_ERROR'],
      [405, 'METHOD_NOT_ALLOWED'],
      [401, 'INVALID_SESSION_ID'],
      [410, 'UNSUPPORTED_API_VERSION'],
    ]);
  });
});

describe('a composite request', () => {
  const path = `/services/data/v66.0${lead}`;
  const write = (body: object, more = {}) => ({
    method: 'PATCH',
    url: path,
    referenceId: 'a',
    body,
    ...more,
  });
  const show = (fields: string) => ({ method: 'GET', url: `${path}?fields=${fields}`, referenceId: 'b' });

  async function parts(compositeRequest: unknown[], more: object = {}) {
    const answer = await ask('POST', '/composite', { compositeRequest, collateSubrequests: false, ...more });
    expect(answer.status).toBe(200);
    return shapes.composite.parse(answer.body).compositeResponse;
  }

  test('answers each part by its name, in order, and counts once', async () => {
    const before = (await ask('GET', lead)).headers.get('sforce-limit-info');
    const answers = await parts([write(maya, { httpHeaders: off }), show('OwnerId')]);
    expect(answers).toMatchObject([
      { referenceId: 'a', httpStatusCode: 204, body: null },
      { referenceId: 'b', httpStatusCode: 200, body: maya },
    ]);
    expect(before).toBe('api-usage=1/5000');
    expect((await ask('GET', lead)).headers.get('sforce-limit-info')).toBe('api-usage=3/5000');
  });

  test('that is all or nothing takes everything back when a part fails, a read too', async () => {
    const answers = await parts([write(maya), show('Nothing__c')], { allOrNone: true });
    expect(answers.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 400]);
    const codes = answers.map(({ body }) => shapes.errors.parse(body)[0]?.errorCode);
    expect(codes).toEqual(['PROCESSING_HALTED', 'INVALID_FIELD']);
    expect((await ask('GET', lead)).body).toMatchObject({ OwnerId: userNamed('Tom') });
  });

  test('that is not leaves what passed', async () => {
    const answers = await parts([write(maya, { httpHeaders: off }), show('Nothing__c')]);
    expect(answers.map(({ httpStatusCode }) => httpStatusCode)).toEqual([204, 400]);
    expect((await ask('GET', lead)).body).toMatchObject(maya);
  });

  test('whose parts may be collated promises no order', async () => {
    const more = { collateSubrequests: true };
    const answers = await parts([write(maya, { httpHeaders: off }), show('OwnerId')], more);
    expect(answers.map(({ referenceId }) => referenceId)).toEqual(['b', 'a']);
  });

  test('passes no header of its own on to the parts', async () => {
    const compositeRequest = [write(maya), show('OwnerId')];
    await ask('POST', '/composite', { compositeRequest, collateSubrequests: false }, off);
    expect((await ask('GET', lead)).body).toMatchObject({ OwnerId: userNamed('Lena') });
  });
});

describe('the org', () => {
  test('has a rule that assigns leads, and nothing else', async () => {
    await ask('PATCH', lead, { Title: 'COO' });
    expect((await ask('GET', lead)).body).toMatchObject({ OwnerId: userNamed('Lena') });
    await ask('PATCH', '/sobjects/Account/001R00000000601', { Name: 'Larsen' });
    const account = await ask('GET', '/sobjects/Account/001R00000000601');
    expect(account.body).toMatchObject({ OwnerId: userNamed('Jonas'), Name: 'Larsen' });
  });

  test('shows only what the user may see', async () => {
    await control(sandbox.url, 'PATCH', 'settings', { readableOwners: [userNamed('Tom')] });
    expect((await ask('PATCH', lead, maya, off)).status).toBe(204);
    expect((await ask('GET', lead)).status).toBe(404);
  });

  test('ends at its limit', async () => {
    await control(sandbox.url, 'PATCH', 'settings', { dailyLimit: 1 });
    expect((await ask('GET', lead)).status).toBe(200);
    const answer = await ask('GET', lead);
    expect([answer.status, shapes.errors.parse(answer.body)[0]?.errorCode]).toEqual([
      403,
      'REQUEST_LIMIT_EXCEEDED',
    ]);
    expect(answer.headers.get('sforce-limit-info')).toBe('api-usage=1/1');
  });

  test('keeps no secret in its log of requests', async () => {
    await ask('GET', lead);
    const log = await (await control(sandbox.url, 'GET', 'requests')).text();
    expect(log).toContain('/services/oauth2/token');
    expect(log).not.toContain(salesforceIdentity.clientSecret);
    expect(log).not.toContain(token);
  });
});

describe('faults', () => {
  const one = (fault: string, more = {}) =>
    control(sandbox.url, 'POST', 'faults', { fault, match: { pathPattern: '*' }, ...more });

  test.each([
    ['rate-limited-daily', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['too-many-at-once', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['rate-limited', 429, 'TOO_MANY_REQUESTS'],
    ['server-error', 503, 'SERVER_UNAVAILABLE'],
    ['locked', 400, 'UNABLE_TO_LOCK_ROW'],
    ['locked-500', 500, 'UNABLE_TO_LOCK_ROW'],
    ['validation', 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['duplicate', 400, 'DUPLICATES_DETECTED'],
    ['expired-token', 401, 'INVALID_SESSION_ID'],
  ])('%s answers %i %s and writes nothing', async (fault, status, errorCode) => {
    await one(fault);
    const answer = await ask('PATCH', lead, maya, off);
    expect([answer.status, shapes.errors.parse(answer.body)[0]?.errorCode]).toEqual([status, errorCode]);
    const held = await control(sandbox.url, 'GET', `records/Lead/${sampleLeadId}`);
    expect(await held.json()).toMatchObject({ OwnerId: userNamed('Tom') });
  });

  test('a flow changes the record once the answer is out, in its own name', async () => {
    await one('overwritten', { values: { OwnerId: userNamed('Priya') } });
    expect((await ask('PATCH', lead, maya, off)).status).toBe(204);
    expect((await ask('GET', lead)).body).toMatchObject({
      OwnerId: userNamed('Priya'),
      LastModifiedById: userNamed('Automated'),
    });
  });

  test('a late answer comes after all', async () => {
    await one('applied-then-timeout', { answerAfterSeconds: 0.05 });
    expect((await ask('PATCH', lead, maya, off)).status).toBe(204);
  });
});
