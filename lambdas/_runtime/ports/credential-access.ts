import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoLeases } from '#adapters/dynamodb/leases.ts';
import { dynamoTexts } from '#adapters/dynamodb/texts.ts';
import type { CredentialAccess } from '#adapters/oauth/tokens-by-credential.ts';
import { secretsManagerGrants } from '#adapters/secrets/grants.ts';
import { secretsManagerSecrets } from '#adapters/secrets/secrets.ts';
import { credentialNoteId, noteOfGrant } from '#domain/operator/credential-note.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { TablesEnv } from '../env.ts';
import { surroundings } from './surroundings.ts';
import { tablesOf } from './tables.ts';

/** The secrets of a system: its credential, and what a person's consent to it has given. */
export interface CredentialNames {
  readonly credential: string;
  readonly grant: string;
}

/** Where a Lambda that calls a system gets its tokens. */
export function credentialAccess(
  env: TablesEnv,
  system: ConsentingSystem,
  names: CredentialNames,
): CredentialAccess {
  const client = new SecretsManagerClient();
  const secrets = secretsManagerSecrets(client, surroundings.now);
  const dynamo = new DynamoDBClient();
  const texts = dynamoTexts(dynamo, tablesOf(env));
  return {
    secret: () => secrets.get(names.credential),
    secretAnew: () => secrets.refresh(names.credential),
    lease: `grant#${system}`,
    leases: dynamoLeases(dynamo, tablesOf(env)),
    notes: texts,
    grants: secretsManagerGrants(client, names.grant),
    stored: (grant) => texts.put(credentialNoteId(system), JSON.stringify(noteOfGrant(grant))),
    now: () => Date.parse(surroundings.now()),
    newId: surroundings.newId,
    sleep: setTimeout,
  };
}
