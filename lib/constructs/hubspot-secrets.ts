import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

/** What HubSpot gave us. Made without a value: an operator sets it, and unset stays told apart from wrong. */
export class HubspotSecrets extends Construct {
  readonly #clientSecret: { readonly name: string; readonly secret: CfnSecret };
  readonly #token: { readonly name: string; readonly secret: CfnSecret };

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#clientSecret = this.#secret('ClientSecret', `${stage.name}/hubspot/client-secret`, 'Signs its webhooks.');
    this.#token = this.#secret('Token', `${stage.name}/hubspot/token`, 'Opens its API.');
  }

  readClientSecretFrom(reader: BatonFunction): void {
    this.#use(reader, 'secretsmanager:GetSecretValue', 'HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
  }

  readTokenFrom(reader: BatonFunction): void {
    this.#use(reader, 'secretsmanager:GetSecretValue', 'HUBSPOT_TOKEN_SECRET_NAME', this.#token);
  }

  /** Lets a Lambda set both values; it cannot read them. */
  setFrom(writer: BatonFunction): void {
    this.#use(writer, 'secretsmanager:PutSecretValue', 'HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
    this.#use(writer, 'secretsmanager:PutSecretValue', 'HUBSPOT_TOKEN_SECRET_NAME', this.#token);
  }

  #secret(id: string, name: string, purpose: string) {
    const secret = new CfnSecret(this, id, { name, description: `HubSpot: ${purpose} Set with: baton secrets set.` });
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return { name, secret };
  }

  #use(user: BatonFunction, action: string, variable: string, { name, secret }: { name: string; secret: CfnSecret }) {
    user.allow([action], [secret.ref]);
    user.set(variable, name);
  }
}
