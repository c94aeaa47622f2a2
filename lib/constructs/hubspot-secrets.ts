import { Construct } from 'constructs';

import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { GrantSecret } from './grant-secret.ts';
import { allowSecret, makeVendorSecret, type SecretUse } from './vendor-secret.ts';

/** What HubSpot gave us. */
export class HubspotSecrets extends Construct {
  readonly #clientSecret: string;
  readonly #token: string;
  readonly #grant: GrantSecret;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#clientSecret = `${stage.name}/hubspot/client-secret`;
    this.#token = `${stage.name}/hubspot/token`;
    makeVendorSecret(this, 'ClientSecret', this.#clientSecret, 'Signs the webhooks of HubSpot.');
    makeVendorSecret(this, 'Token', this.#token, 'Opens the API of HubSpot.');
    this.#grant = new GrantSecret(this, { stage, system: 'hubspot' });
  }

  readClientSecretFrom(reader: BatonFunction): void {
    allowSecret(this, reader, this.#clientSecret, 'read');
    reader.set('HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
  }

  readTokenFrom(reader: BatonFunction): void {
    allowSecret(this, reader, this.#token, 'read');
    reader.set('HUBSPOT_TOKEN_SECRET_NAME', this.#token);
    this.#grant.useFrom(reader, 'read');
  }

  /** Lets a Lambda fill them, or see whether they are filled; it cannot read them. */
  tendFrom(user: BatonFunction, what: Exclude<SecretUse, 'read'>): void {
    for (const name of [this.#clientSecret, this.#token]) allowSecret(this, user, name, what);
    user.set('HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
    user.set('HUBSPOT_TOKEN_SECRET_NAME', this.#token);
    this.#grant.useFrom(user, what);
  }
}
