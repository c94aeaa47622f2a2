import { Construct } from 'constructs';

import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { allowSecret, makeVendorSecret } from './vendor-secret.ts';

/** What HubSpot gave us. */
export class HubspotSecrets extends Construct {
  readonly #clientSecret: string;
  readonly #token: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#clientSecret = `${stage.name}/hubspot/client-secret`;
    this.#token = `${stage.name}/hubspot/token`;
    makeVendorSecret(this, 'ClientSecret', this.#clientSecret, 'Signs the webhooks of HubSpot.');
    makeVendorSecret(this, 'Token', this.#token, 'Opens the API of HubSpot.');
  }

  readClientSecretFrom(reader: BatonFunction): void {
    allowSecret(this, reader, this.#clientSecret, 'read');
    reader.set('HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
  }

  readTokenFrom(reader: BatonFunction): void {
    allowSecret(this, reader, this.#token, 'read');
    reader.set('HUBSPOT_TOKEN_SECRET_NAME', this.#token);
  }

  /** Lets a Lambda set both values and see whether they are set; it cannot read them. */
  setFrom(writer: BatonFunction): void {
    for (const name of [this.#clientSecret, this.#token]) allowSecret(this, writer, name, 'set');
    writer.set('HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
    writer.set('HUBSPOT_TOKEN_SECRET_NAME', this.#token);
  }
}
