import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiptOf, statusOf, untilStatus } from '#test/cloud-support/handoffs.ts';
import { logLinesOf } from '#test/cloud-support/log-lines.ts';
import { incidentMailTo, offersTo, offerTo } from '#test/cloud-support/mails.ts';
import { decide } from '#test/cloud-support/pages.ts';
import {
  addFault,
  ASKED,
  changeContact,
  changeEvent,
  clearFaults,
  CONTRACT_OWNER,
  deliver,
  OPS_EMAIL,
  putContact,
} from '#test/cloud-support/records.ts';
import { deliverUntilKept, postSigned } from '#test/cloud-support/signed.ts';
import { deployTestCloud, functionName } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';

const MINUTE_MS = 60_000;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-way-in', { ample: true });
});
afterAll(() => cloud.stop());

const outcomesOf = async (receipts: readonly string[]): Promise<readonly string[]> =>
  Promise.all(receipts.map(async (receipt) => (await receiptOf(cloud, receipt)).outcome));

describe('a delivery that cannot be proved to come from HubSpot', () => {
  const event = (): string => JSON.stringify([changeEvent('501', 'salesqualifiedlead')]);

  test.each([
    ['signed with another secret', { clientSecret: 'somebody else' }],
    ['changed after it was signed', { sentBody: '[]' }],
    ['six minutes old', { timestampMs: Date.now() - 6 * MINUTE_MS }],
    ['from six minutes ahead', { timestampMs: Date.now() + 6 * MINUTE_MS }],
  ])('is refused when %s', async (_, posting) => {
    expect(await postSigned(cloud, event(), posting)).toMatchObject({ status: 401, receipts: [] });
  });

  test('leaves nothing behind: an authentic one that came after them all is alone in the list', async () => {
    const { receipts } = await postSigned(cloud, '[]');
    const { outcome, handoffIds } = await receiptOf(cloud, receipts[0] ?? '');
    expect(outcome).toBe('blocked');
    expect((await logLinesOf(cloud.endpoint, 'receive-webhook')).join('\n')).toContain('delivery refused');
    expect((await cloud.operator.list({})).handoffs.map(({ id }) => id)).toEqual(handoffIds);
  });
});

test('while our secret is unset HubSpot is told to come again', async () => {
  const { lambda, secrets } = cloud.clients;
  const FunctionName = functionName('receive-webhook');
  await secrets.send(new CreateSecretCommand({ Name: 'a-secret-without-a-value' }));
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const without = { ...Environment?.Variables, HUBSPOT_CLIENT_SECRET_NAME: 'a-secret-without-a-value' };
  const configure = (Variables: Record<string, string>) =>
    lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await configure(without);
  expect((await postSigned(cloud, '[]')).status).toBe(503);
  await configure(Environment?.Variables ?? {});
  expect((await postSigned(cloud, '[]')).status).toBe(200);
});

describe('what is authentic but cannot be read', () => {
  test.each([
    ['no JSON', 'this is no JSON'],
    ['an event without an object', JSON.stringify([{ subscriptionType: 'object.propertyChange' }])],
  ])('is kept and waits with the desk: %s', async (_, body) => {
    const { status, receipts } = await postSigned(cloud, body);
    expect(status).toBe(200);
    const receipt = await receiptOf(cloud, receipts[0] ?? '');
    expect(receipt).toMatchObject({ outcome: 'blocked', because: 'malformed' });
    expect(await statusOf(cloud, receipt.handoffIds[0] ?? '', 'blocked')).toBe('blocked');
  });

  test('is told to the desk and to operations, once for the one cause', async () => {
    const { mail } = await incidentMailTo(cloud, CONTRACT_OWNER.email, 'HubSpot sent something unreadable');
    expect(mail.subject).toMatch(/^Please decide – /);
    await incidentMailTo(cloud, OPS_EMAIL, 'HubSpot sent something unreadable');
  });
});

describe('the same event, however often it comes', () => {
  test('is one handoff: again, in another batch, and a hundred at once', async () => {
    const contactId = await putContact(cloud);
    await changeContact(cloud, contactId, { lifecyclestage: 'salesqualifiedlead' });
    const first = (await deliver(cloud, contactId)).receipts;
    const again = (await deliver(cloud, contactId)).receipts;
    const same = changeEvent(contactId, 'salesqualifiedlead');
    const other = changeEvent(contactId, 'salesqualifiedlead', Date.now() + 1);
    const batch = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? same : other));
    const deliveries = Array.from({ length: 10 }, () => deliverUntilKept(cloud, JSON.stringify(batch)));
    const hundred = (await Promise.all(deliveries)).flat();
    expect(hundred).toHaveLength(100);
    const outcomes = await outcomesOf([...first, ...again, ...hundred]);
    expect(new Set(outcomes)).toEqual(new Set(['duplicate']));
    await offerTo(cloud, ASKED.email, `Company ${contactId}`);
    const { handoffs } = await cloud.operator.list({ limit: '100' });
    expect(handoffs.filter(({ record }) => record?.endsWith(`:${contactId}`))).toHaveLength(1);
    expect(await offersTo(cloud, ASKED.email, `Company ${contactId}`)).toHaveLength(1);
  });

  test('a batch of a hundred events of many contacts is a handoff for each', async () => {
    const contactIds = await Promise.all(
      Array.from({ length: 4 }, () => putContact(cloud, { lifecyclestage: 'salesqualifiedlead' })),
    );
    const events = Array.from({ length: 100 }, (_, index) =>
      changeEvent(contactIds[index % contactIds.length] ?? '', 'salesqualifiedlead'),
    );
    const { receipts } = await postSigned(cloud, JSON.stringify(events));
    expect(receipts).toHaveLength(100);
    const outcomes = await outcomesOf(receipts);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(contactIds.length);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(100 - contactIds.length);
  });
});

describe('an event that cannot become a handoff yet', () => {
  test('with an unmapped value goes on when somebody says on the page what it means', async () => {
    const contactId = await putContact(cloud, { lifecyclestage: 'Qualified!' });
    await deliver(cloud, contactId);
    const asked = await incidentMailTo(cloud, CONTRACT_OWNER.email, 'Qualified!');
    const page = await decide(asked, { choice: 'correct-and-release', status: 'sales-qualified' });
    expect(page.body).toContain('Decided');
    await offerTo(cloud, ASKED.email, `Company ${contactId}`);
  });

  test('without a required field goes on when the field was filled and it is tried again', async () => {
    const contactId = await putContact(cloud, { lifecyclestage: 'salesqualifiedlead', company: '' });
    const [receipt = ''] = (await deliver(cloud, contactId)).receipts;
    expect(await receiptOf(cloud, receipt)).toMatchObject({ outcome: 'blocked', because: 'missing-input' });
    const asked = await incidentMailTo(cloud, CONTRACT_OWNER.email, '“Company” is missing');
    await changeContact(cloud, contactId, { company: `Company ${contactId}` });
    await decide(asked, { choice: 'retry' });
    await offerTo(cloud, ASKED.email, `Company ${contactId}`);
  });

  test('is put aside when somebody decides so', async () => {
    const contactId = await putContact(cloud, { lifecyclestage: 'nonsense' });
    const [receipt = ''] = (await deliver(cloud, contactId)).receipts;
    const { handoffIds } = await receiptOf(cloud, receipt);
    const asked = await incidentMailTo(cloud, CONTRACT_OWNER.email, 'nonsense');
    await decide(asked, { choice: 'discard' });
    await until(
      'it is put aside',
      20,
      () => statusOf(cloud, handoffIds[0] ?? '', 'blocked'),
      (status) => status === 'discarded',
    );
  });

  test('because HubSpot cannot be read comes again by itself, and costs no attempt', async () => {
    const contactId = await putContact(cloud, { lifecyclestage: 'salesqualifiedlead' });
    await addFault(cloud, contactId, 'server-error', { method: 'GET', times: 3 });
    const [receipt = ''] = (await deliver(cloud, contactId)).receipts;
    const { handoffIds } = await receiptOf(cloud, receipt);
    await untilStatus(cloud, handoffIds[0] ?? '', 'offered');
    await clearFaults(cloud);
  });
});
