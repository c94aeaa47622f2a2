import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memorySecrets } from '#adapters/memory/secrets.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { secretsManagerAdmin } from '#adapters/secrets/secrets-admin.ts';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import type { Secrets } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { startCloud } from './support/cloud.ts';
import type { Cloud } from './support/cloud.ts';

interface Harness {
  readonly secrets: Secrets;
  /** Makes a secret without a value. */
  create(name: string): Promise<void>;
  set(name: string, value: string): Promise<void>;
  passSeconds(seconds: number): void;
}

let cloud: Cloud;
let client: SecretsManagerClient;

async function inMemory(): Promise<Harness> {
  const world = createWorld();
  return {
    secrets: memorySecrets(world),
    create: async () => undefined,
    set: async (name, value) => void world.secrets.set(name, value),
    passSeconds: () => undefined,
  };
}

async function onSecretsManager(): Promise<Harness> {
  let now = '2026-11-02T09:00:00.000Z';
  return {
    secrets: secretsManagerSecrets(client, () => now),
    create: async (Name) => {
      await client.send(new CreateSecretCommand({ Name }));
    },
    set: async (SecretId, SecretString) => {
      await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
    },
    passSeconds: (seconds) => {
      now = addSeconds(now, seconds);
    },
  };
}

beforeAll(async () => {
  cloud = await startCloud('secrets');
  client = new SecretsManagerClient(cloud.config);
});
afterAll(async () => {
  client.destroy();
  await cloud.stop();
});

describe.each([
  { kind: 'in memory', open: inMemory },
  { kind: 'on Secrets Manager', open: onSecretsManager },
])('The secrets $kind', ({ open }) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });

  test('are unset when they do not exist or have no value, and set as soon as they have one', async () => {
    const { secrets, create, set } = harness;
    expect(await secrets.get('new')).toBeUndefined();
    await create('new');
    expect(await secrets.get('new')).toBeUndefined();
    await set('new', 'value');
    expect(await secrets.get('new')).toBe('value');
  });

  test('are read anew after five minutes', async () => {
    const { secrets, create, set, passSeconds } = harness;
    await create('aging');
    await set('aging', 'old');
    await secrets.get('aging');
    await set('aging', 'new');
    passSeconds(300);
    expect(await secrets.get('aging')).toBe('new');
  });

  test('are read anew at once when the old one no longer holds', async () => {
    const { secrets, create, set } = harness;
    await create('rotated');
    await set('rotated', 'old');
    await secrets.get('rotated');
    await set('rotated', 'new');
    expect(await secrets.refresh('rotated')).toBe('new');
    expect(await secrets.get('rotated')).toBe('new');
  });
});

test('Secrets of Secrets Manager are kept for five minutes', async () => {
  const { secrets, create, set, passSeconds } = await onSecretsManager();
  await create('kept');
  await set('kept', 'old');
  await secrets.get('kept');
  await set('kept', 'new');
  passSeconds(299);
  expect(await secrets.get('kept')).toBe('old');
});

test('An operator fills a secret, and sees that it is filled', async () => {
  await client.send(new CreateSecretCommand({ Name: 'stage/token' }));
  const admin = secretsManagerAdmin(client, new Map([['hubspot-token', 'stage/token']]));
  expect(admin.names).toEqual(['hubspot-token']);
  await admin.put('hubspot-token', 'pat-1');
  expect(await admin.look('hubspot-token')).not.toBeTypeOf('string');
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'stage/token' }));
  expect(SecretString).toBe('pat-1');
});

/** AWS gives a secret no version until it has a value; the emulator gives it one at once. */
test.each([
  ['unset', {}, 'unset'],
  ['set', { VersionIdsToStages: { v1: ['AWSCURRENT'] } }, { since: '2030-01-31T12:00:00.000Z' }],
] as const)('A secret is %s by the versions that AWS lists', async (_, versions, expected) => {
  const output = { ...versions, LastChangedDate: new Date('2030-01-31T12:00:00.000Z') };
  const stub = new SecretsManagerClient(cloud.config);
  stub.middlewareStack.add(() => async () => ({ output: { $metadata: {}, ...output }, response: {} }), {
    step: 'initialize',
    name: 'answer',
  });
  const admin = secretsManagerAdmin(stub, new Map([['hubspot-token', 'a']]));
  expect(await admin.look('hubspot-token')).toEqual(expected);
});
