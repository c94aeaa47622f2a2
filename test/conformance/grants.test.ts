import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoLeases } from '#adapters/dynamodb/leases.ts';
import { dynamoTexts } from '#adapters/dynamodb/texts.ts';
import { memoryGrants } from '#adapters/memory/grants.ts';
import { memoryLeases } from '#adapters/memory/leases.ts';
import { GrantTokens } from '#adapters/oauth/grant-tokens.ts';
import { secretsManagerGrants } from '#adapters/secrets/grants.ts';
import type { Grant, Grants } from '#domain/ports/grants.ts';
import type { Leases } from '#domain/ports/side-items.ts';
import { startCloud } from './support/cloud.ts';
import type { Cloud } from './support/cloud.ts';
import { createTables, TABLES } from './support/tables.ts';

const NOW = '2026-11-02T09:00:00.000Z';
const SOON = '2026-11-02T09:01:00.000Z';
const LATER = '2026-11-02T09:02:00.000Z';
const grant: Grant = {
  accessToken: 'a0',
  refreshToken: 'r0',
  expiresAt: '2026-11-02T09:30:00.000Z',
  refreshedAt: NOW,
  consentedAt: NOW,
  account: 'Tom',
};

let cloud: Cloud;
let dynamo: DynamoDBClient;
let secrets: SecretsManagerClient;

beforeAll(async () => {
  cloud = await startCloud('grants');
  dynamo = await createTables(cloud);
  secrets = new SecretsManagerClient(cloud.config);
});
afterAll(async () => {
  dynamo.destroy();
  secrets.destroy();
  await cloud.stop();
});

async function onSecretsManager(): Promise<Grants> {
  const Name = `stage/${String(Math.random())}/grant`;
  await secrets.send(new CreateSecretCommand({ Name }));
  return secretsManagerGrants(secrets, Name);
}

describe.each([
  { kind: 'in memory', open: async (): Promise<Leases> => memoryLeases() },
  { kind: 'on DynamoDB', open: async (): Promise<Leases> => dynamoLeases(dynamo, TABLES) },
])('A lease $kind', ({ open }) => {
  test('is one owner’s only, however many want it', async () => {
    const leases = await open();
    const owners = Array.from({ length: 10 }, (_, at) => `owner-${String(at)}`);
    const taken = await Promise.all(owners.map((owner) => leases.take('one', owner, NOW, SOON)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('is free again when it is given back, and when its time has run out', async () => {
    const leases = await open();
    expect(await leases.take('back', 'a', NOW, SOON)).toBe(true);
    expect(await leases.take('back', 'b', NOW, SOON)).toBe(false);
    await leases.giveBack('back', 'a', NOW);
    expect(await leases.take('back', 'b', NOW, SOON)).toBe(true);
    expect(await leases.take('back', 'c', SOON, LATER)).toBe(true);
  });

  test('that has passed to another is not given back by the one before', async () => {
    const leases = await open();
    await leases.take('passed', 'a', NOW, SOON);
    await leases.take('passed', 'b', SOON, LATER);
    await leases.giveBack('passed', 'a', SOON);
    expect(await leases.take('passed', 'c', SOON, LATER)).toBe(false);
  });

  test('can be taken again by its owner, whose first answer may have been lost', async () => {
    const leases = await open();
    await leases.take('again', 'a', NOW, SOON);
    expect(await leases.take('again', 'a', NOW, LATER)).toBe(true);
  });
});

describe.each([
  { kind: 'in memory', open: async (): Promise<Grants> => memoryGrants() },
  { kind: 'on Secrets Manager', open: onSecretsManager },
])('A grant $kind', ({ open }) => {
  test('is none before somebody has consented, and then the last one that was put', async () => {
    const grants = await open();
    expect(await grants.read()).toBeUndefined();
    await grants.put(grant);
    expect(await grants.read()).toEqual(grant);
    await grants.put({ ...grant, accessToken: 'a1' });
    expect(await grants.read()).toMatchObject({ accessToken: 'a1', refreshToken: 'r0' });
  });
});

test('Processes that share the tables and the secret refresh once between them', async () => {
  const grants = await onSecretsManager();
  await grants.put(grant);
  let refreshes = 0;
  const refresh = async () => {
    refreshes += 1;
    await setTimeout(100);
    return {
      ...{ kind: 'refreshed' as const, accessToken: 'a1' },
      ...{ refreshToken: 'r1', expiresInSeconds: 1_800 },
    };
  };
  const now = () => Date.parse('2026-11-02T09:29:00.000Z');
  const aProcess = (at: number) =>
    new GrantTokens({
      ...{ lease: 'grant#hubspot', leases: dynamoLeases(dynamo, TABLES), grants, refresh, now },
      notes: dynamoTexts(dynamo, TABLES),
      ...{ newId: () => `process-${String(at)}`, sleep: setTimeout, stored: () => Promise.resolve() },
    });
  const all = await Promise.all([1, 2, 3, 4, 5].map((at) => aProcess(at).get(now() + 10_000)));
  expect(all.map((token) => token.kind === 'token' && token.value)).toEqual(Array(5).fill('a1'));
  expect(refreshes).toBe(1);
  expect(await grants.read()).toMatchObject({ accessToken: 'a1', refreshToken: 'r1' });
});
