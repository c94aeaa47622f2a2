import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import type { SalesforceConnectorSettings } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import type { Connector } from '#domain/ports/connector.ts';
import { sampleLeadId } from '#local/sandbox/salesforce/seed/records.ts';
import { userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import type { SandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { accessTo } from './support/connectors/credential.ts';
import { control } from './support/connectors/control.ts';
import { salesforceIdentity } from './support/connectors/salesforce-sandbox.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

const lead = { objectType: 'Lead', objectId: sampleLeadId };
const [tom, maya] = [userNamed('Tom'), userNamed('Maya')];
const newOwner = { OwnerId: maya };
const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };

const usualCredentials = async () => JSON.stringify(salesforceIdentity);

let sandbox: SandboxSalesforce;
let connector: Connector;
let clock = 0;

beforeAll(async () => {
  sandbox = await startSandboxSalesforce({ ...salesforceIdentity, port: 0, readableOwners: [tom, maya] });
});

afterAll(() => sandbox.stop());

beforeEach(async () => {
  clock = 0;
  connector = connectorWith({});
  await ask('DELETE', 'faults');
  await ask('PATCH', 'settings', { dailyLimit: 100_000 });
  await ask('PATCH', `records/Lead/${sampleLeadId}`, { values: { OwnerId: tom, Title: 'VP' } });
  await ask('DELETE', 'requests');
});

interface Changed extends Partial<SalesforceConnectorSettings> {
  readonly credentials?: () => Promise<string | undefined>;
}

function connectorWith({ credentials = usualCredentials, ...changed }: Changed): Connector {
  const now = () => Date.now() + clock;
  return createSalesforceConnector({
    ...{ domainUrl: sandbox.url, timeoutMs: 5_000, now },
    tokens: salesforceTokens(sandbox.url, accessTo(credentials, { now })),
    ...changed,
  });
}

const ask = (method: string, path: string, body?: unknown) => control(sandbox.url, method, path, body);

async function fault(kind: string, pathPattern = '/services/data/*'): Promise<void> {
  await ask('POST', 'faults', { fault: kind, match: { pathPattern } });
}

async function asked(): Promise<Asked[]> {
  return (await (await ask('GET', 'requests')).json()) as Asked[];
}

async function held(field = 'OwnerId'): Promise<unknown> {
  const record = (await (await ask('GET', `records/Lead/${sampleLeadId}`)).json()) as Record<string, unknown>;
  return record[field];
}

const readOwner = () => connector.read(lead, ['OwnerId']);
const isTom = { kind: 'ok', value: { properties: { OwnerId: { value: tom } } } };

describe('the access token', () => {
  const tokenPath = '/services/oauth2/token';
  const tokenRequests = async () => (await asked()).filter(({ path }) => path === tokenPath).length;

  it('is asked for once, however many need it', async () => {
    const answers = await Promise.all([readOwner(), readOwner(), connector.write(lead, newOwner, call)]);
    expect(answers.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok']);
    expect(await tokenRequests()).toBe(1);
  });

  it('that has expired is replaced under a read, which then passes', async () => {
    await readOwner();
    await ask('DELETE', 'tokens');
    expect(await readOwner()).toMatchObject(isTom);
    expect((await asked()).map(({ status }) => status)).toEqual([200, 200, 401, 200, 200]);
  });

  it('that expires under a write refuses it, by one request; the next one has a new token', async () => {
    await readOwner();
    await ask('DELETE', 'tokens');
    await ask('DELETE', 'requests');
    const expired = { kind: 'refused', because: 'token-expired', permanent: false };
    expect(await connector.write(lead, newOwner, call)).toEqual(expired);
    expect((await asked()).map(({ path }) => path)).toEqual([
      expect.stringContaining('/composite'),
      tokenPath,
    ]);
    expect(await held()).toBe(tom);
    expect(await connector.write(lead, newOwner, call)).toMatchObject({ kind: 'ok' });
  });

  it('is replaced once and not for ever', async () => {
    await fault('expired-token');
    await fault('expired-token');
    expect(await readOwner()).toEqual({ kind: 'unauthorised' });
    expect(await tokenRequests()).toBe(2);
  });

  it('that nobody may have is unauthorised, and asked for anew the next time', async () => {
    await fault('invalid-grant', tokenPath);
    expect(await readOwner()).toEqual({ kind: 'unauthorised' });
    expect(await readOwner()).toMatchObject(isTom);
  });

  it('that may not be asked for so soon again is waited for: that is no attempt that failed', async () => {
    await fault('rate-limited', tokenPath);
    expect(await readOwner()).toEqual({ kind: 'deferred', because: 'TOKEN_LIMIT', afterSeconds: 7 });
    expect(await readOwner()).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['server-error', 'no-token: http-503'],
    ['html', 'no-token: http-200'],
    ['redirect', 'no-token: http-302'],
    ['reset', 'no-token: UND_ERR_SOCKET'],
  ])('that did not come (%s) means that nothing was written', async (kind, because) => {
    await fault(kind, tokenPath);
    const answer = await connector.write(lead, newOwner, call);
    expect(answer).toEqual({ kind: 'refused', because, permanent: false, isUnreachable: true });
    expect(await asked()).toHaveLength(1);
  });

  it('takes its time from that of the call', async () => {
    await fault('timeout', tokenPath);
    const hasty = connectorWith({ timeoutMs: 300 });
    const answer = await hasty.write(lead, newOwner, call);
    const because = 'no-token: timeout';
    expect(answer).toEqual({ kind: 'refused', because, permanent: false, isUnreachable: true });
  });

  it('is not asked for once the time of the call is up, after a refused read as little as at first', async () => {
    let secondsOfSecret = 0;
    const slow = connectorWith({
      credentials: async () => {
        clock += secondsOfSecret * 1_000;
        return JSON.stringify(salesforceIdentity);
      },
    });
    await slow.read(lead, ['OwnerId']);
    await ask('DELETE', 'tokens');
    secondsOfSecret = 6;
    const answer = await slow.read(lead, ['OwnerId']);
    expect(answer).toEqual({ kind: 'refused', because: 'no-time-left', permanent: false });
    expect(await tokenRequests()).toBe(1);
  });

  it('of a secret whose reading fails is that failure', async () => {
    const broken = connectorWith({ credentials: () => Promise.reject(new Error('no secrets today')) });
    await expect(broken.read(lead, ['OwnerId'])).rejects.toThrow('no secrets today');
  });
});

describe('a write', () => {
  it('shows the record as it is then, in the same request', async () => {
    const answer = await connector.write(lead, { ...newOwner, Title: '' }, call);
    const since = expect.stringMatching(/Z$/) as string;
    const ours = { writtenByUs: true, since, changedBy: undefined };
    expect(answer).toEqual({
      kind: 'ok',
      value: { shows: { properties: { OwnerId: { ...ours, value: maya }, Title: { ...ours, value: '' } } } },
    });
  });

  it('shows also what a rule of the org made of it', async () => {
    await fault('altered');
    const answer = await connectorWith({}).write(lead, newOwner, call);
    expect(answer).toMatchObject({ kind: 'refused', because: 'UNREADABLE_AFTER_WRITE' });
    await ask('PATCH', 'settings', { readableOwners: [tom, maya, userNamed('Priya')] });
    await fault('altered');
    expect(await connector.write(lead, newOwner, call)).toMatchObject({
      value: { shows: { properties: { OwnerId: { value: userNamed('Priya'), writtenByUs: true } } } },
    });
  });

  it('does not stand if we may not see the record afterwards, and says so', async () => {
    const answer = await connector.write(lead, { OwnerId: userNamed('Jonas') }, call);
    expect(answer).toEqual({ kind: 'refused', because: 'UNREADABLE_AFTER_WRITE', permanent: true });
    expect(await held()).toBe(tom);
  });

  it('of a record that is not there is refused', async () => {
    const nobody = { ...lead, objectId: '00QR00000000999' };
    expect(await connector.write(nobody, newOwner, call)).toEqual({ kind: 'not-found' });
  });

  it('starts no assignment rule, alone or not', async () => {
    await connector.write(lead, { Title: 'COO' }, call);
    expect(await held()).toBe(tom);
    await connector.write(lead, { Description: 'see @{show.OwnerId}' }, call);
    expect(await held()).toBe(tom);
  });

  it('whose text looks like a reference goes alone, and the text arrives as it is', async () => {
    const Description = 'see @{show.OwnerId}';
    expect(await connector.write(lead, { Description }, call)).toEqual({ kind: 'ok', value: {} });
    expect(await held('Description')).toBe(Description);
    const refused = { kind: 'refused', because: 'STRING_TOO_LONG', permanent: true, field: 'Title' };
    expect(await connector.write(lead, { Title: '@{x}'.repeat(40) }, call)).toEqual(refused);
  });

  it('that a rule refuses inside a 200 has the status of its own part', async () => {
    await fault('validation', '/services/data/*/composite');
    expect(await connector.write(lead, newOwner, call)).toEqual({
      ...{ kind: 'refused', because: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', permanent: true, field: 'OwnerId' },
      inside: 400,
    });
  });

  it('names a record by 15 characters too', async () => {
    const short = { ...lead, objectId: sampleLeadId.slice(0, 15) };
    expect(await connector.write(short, { OwnerId: maya.slice(0, 15) }, call)).toMatchObject({ kind: 'ok' });
    expect(connector.isSame('OwnerId', maya.slice(0, 15), String(await held()))).toBe(true);
  });

  it.each(['Contact', 'Account', 'Opportunity'])('reaches a %s too', async (objectType) => {
    const ids = { Contact: '003R00000000503', Account: '001R00000000601', Opportunity: '006R00000000701' };
    const objectId = ids[objectType as keyof typeof ids];
    await ask('PATCH', `records/${objectType}/${objectId}`, { values: { OwnerId: tom } });
    expect(await connector.write({ objectType, objectId }, newOwner, call)).toMatchObject({ kind: 'ok' });
  });
});

describe('who gave a value', () => {
  it('is not known of what others changed, and not of what we wrote before they changed anything', async () => {
    await connector.write(lead, newOwner, call);
    await ask('PATCH', `records/Lead/${sampleLeadId}`, { values: { Title: 'COO' }, userId: tom });
    const unknown = { writtenByUs: false, since: undefined, changedBy: undefined };
    const properties = { OwnerId: { ...unknown, value: maya }, Title: { ...unknown, value: 'COO' } };
    expect(await connector.read(lead, ['OwnerId', 'Title'])).toEqual({ kind: 'ok', value: { properties } });
  });

  it('is not known of a field that our write left as it was', async () => {
    await connector.write(lead, newOwner, call);
    const answer = await connector.read(lead, ['OwnerId', 'Title']);
    expect(answer).toMatchObject({
      value: { properties: { OwnerId: { writtenByUs: true }, Title: { writtenByUs: false } } },
    });
  });
});

describe('the requests of a day', () => {
  it('once nearly used, are left to writes that are planned; after a while a read looks again', async () => {
    await ask('PATCH', 'settings', { dailyLimit: 1_000_000 });
    await readOwner();
    await ask('PATCH', 'settings', { dailyLimit: 1 });
    expect(await connector.write(lead, newOwner, call)).toMatchObject({
      kind: 'deferred',
      afterSeconds: 3_600,
    });
    await ask('DELETE', 'requests');
    expect(await readOwner()).toEqual({
      kind: 'deferred',
      because: 'DAILY_REQUESTS_NEARLY_USED',
      afterSeconds: 300,
    });
    expect(await asked()).toEqual([]);
    await ask('PATCH', 'settings', { dailyLimit: 1_000_000 });
    expect(await connector.write(lead, newOwner, call)).toMatchObject({ kind: 'ok' });
    expect(await readOwner()).toMatchObject({ kind: 'ok' });
  });

  it('are told by each answer, a refusal among them', async () => {
    expect(connector.requestNews?.()).toBeUndefined();
    await readOwner();
    expect(connector.requestNews?.()).toMatchObject({ most: 100_000 });
    expect(connector.requestNews?.()).toBeUndefined();
    await ask('PATCH', 'settings', { dailyLimit: 1 });
    expect(await readOwner()).toMatchObject({ kind: 'deferred' });
    expect(connector.requestNews?.()).toMatchObject({ most: 1 });
  });

  it('are believed to be used for five minutes', async () => {
    await readOwner();
    await ask('PATCH', 'settings', { dailyLimit: 1 });
    await readOwner();
    await ask('PATCH', 'settings', { dailyLimit: 1_000_000 });
    clock = 5 * 60 * 1_000;
    expect(await readOwner()).toMatchObject(isTom);
  });
});

describe('what fields take', () => {
  it('is told with the choices and what cannot be written, and kept for ten minutes', async () => {
    const expected = {
      kind: 'ok',
      value: {
        Title: { kind: 'text', maxLength: 128, isWritable: true },
        OwnerId: { kind: 'reference', isWritable: true },
        IsConverted: { kind: 'boolean', isWritable: false },
        Baton_Since__c: { kind: 'instant' },
        Status: { kind: 'choice', choices: expect.arrayContaining(['Working - Contacted']) as unknown },
      },
    };
    expect(await connector.fields('Lead')).toMatchObject(expected);
    await ask('DELETE', 'requests');
    expect(await connector.fields('Lead')).toMatchObject(expected);
    expect(await asked()).toEqual([]);
    clock = 10 * 60 * 1_000;
    await connector.fields('Lead');
    expect(await asked()).toHaveLength(1);
  });

  it('is refused like any reading, and not kept then', async () => {
    await fault('html');
    expect(await connector.fields('Lead')).toEqual({ kind: 'unknown', because: 'unreadable-answer' });
    expect(await connector.fields('Lead')).toMatchObject({ kind: 'ok' });
    expect(await connector.fields('Nothing__c')).toEqual({ kind: 'not-found' });
  });
});
