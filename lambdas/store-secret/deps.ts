import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import compiled from 'compiled-contracts';
import { dynamoTexts } from '#adapters/dynamodb/texts.ts';
import { secretsManagerGrants } from '#adapters/secrets/grants.ts';
import { secretsManagerAdmin } from '#adapters/secrets/secrets-admin.ts';
import { contractBundleSchema } from '#domain/contract/bundle.ts';
import { secretIds } from '#lambdas/_operating/secret-ids.ts';
import { surroundings } from '#lambdas/_runtime/ports/surroundings.ts';
import type { Env } from './env.ts';
import type { StorePorts } from './store-ports.ts';
import { tryingSecrets } from './trying-secrets.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): StorePorts {
  const secrets = new SecretsManagerClient();
  const bundle = contractBundleSchema.parse(compiled);
  return {
    ...{ now: surroundings.now, newId: surroundings.newId, bundle },
    texts: dynamoTexts(new DynamoDBClient(), { sideItems: env.SIDE_ITEMS_TABLE }),
    secretsAdmin: secretsManagerAdmin(secrets, secretIds(env)),
    grants: grantsOf(env, secrets),
    trySecret: tryingSecrets(env, bundle.systems ?? []),
  };
}

function grantsOf(env: Env, secrets: SecretsManagerClient): StorePorts['grants'] {
  const { SALESFORCE_GRANT_SECRET_NAME: salesforce, ASANA_GRANT_SECRET_NAME: asana } = env;
  return {
    hubspot: secretsManagerGrants(secrets, env.HUBSPOT_GRANT_SECRET_NAME),
    ...(salesforce === undefined ? {} : { salesforce: secretsManagerGrants(secrets, salesforce) }),
    ...(asana === undefined ? {} : { asana: secretsManagerGrants(secrets, asana) }),
  };
}
