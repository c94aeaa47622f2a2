import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

/** Secrets Manager ends each ARN with a hyphen and six characters of its own. */
const ARN_SUFFIX = '-??????';

/** What HubSpot gave us. Made without a value: an operator sets it, and unset stays told apart from wrong. */
export class HubspotSecrets extends Construct {
  readonly #clientSecret: string;
  readonly #token: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#clientSecret = `${stage.name}/hubspot/client-secret`;
    this.#token = `${stage.name}/hubspot/token`;
    this.#makeSecret('ClientSecret', this.#clientSecret, 'Signs the webhooks of HubSpot.');
    this.#makeSecret('Token', this.#token, 'Opens the API of HubSpot.');
  }

  readClientSecretFrom(reader: BatonFunction): void {
    this.#allow(reader, 'secretsmanager:GetSecretValue', this.#clientSecret);
    reader.set('HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
  }

  readTokenFrom(reader: BatonFunction): void {
    this.#allow(reader, 'secretsmanager:GetSecretValue', this.#token);
    reader.set('HUBSPOT_TOKEN_SECRET_NAME', this.#token);
  }

  /** Lets a Lambda set both values and see whether they are set; it cannot read them. */
  setFrom(writer: BatonFunction): void {
    for (const name of [this.#clientSecret, this.#token]) {
      this.#allow(writer, 'secretsmanager:PutSecretValue', name);
      this.#allow(writer, 'secretsmanager:DescribeSecret', name);
    }
    writer.set('HUBSPOT_CLIENT_SECRET_NAME', this.#clientSecret);
    writer.set('HUBSPOT_TOKEN_SECRET_NAME', this.#token);
  }

  #makeSecret(id: string, name: string, purpose: string): void {
    const secret = new CfnSecret(this, id, { name, description: `${purpose} Set by "baton secrets set".` });
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  #allow(user: BatonFunction, action: string, name: string): void {
    const arn = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${name}${ARN_SUFFIX}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    user.allow([action], [arn]);
  }
}
