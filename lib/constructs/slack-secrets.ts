import { Construct } from 'constructs';

import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { allowSecret, makeVendorSecret, type SecretUse } from './vendor-secret.ts';

/** What Slack gave us. */
export class SlackSecrets extends Construct {
  readonly #signingSecret: string;
  readonly #botToken: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#signingSecret = `${stage.name}/slack/signing-secret`;
    this.#botToken = `${stage.name}/slack/bot-token`;
    makeVendorSecret(this, 'SigningSecret', this.#signingSecret, 'Signs what people press in Slack.');
    makeVendorSecret(this, 'BotToken', this.#botToken, 'Sends messages in Slack.');
  }

  readSigningSecretFrom(reader: BatonFunction): void {
    allowSecret(this, reader, this.#signingSecret, 'read');
    reader.set('SLACK_SIGNING_SECRET_NAME', this.#signingSecret);
  }

  readBotTokenFrom(reader: BatonFunction): void {
    allowSecret(this, reader, this.#botToken, 'read');
    reader.set('SLACK_BOT_TOKEN_SECRET_NAME', this.#botToken);
  }

  /** Lets a Lambda fill both, or see whether they are filled; it cannot read them. */
  tendFrom(user: BatonFunction, what: Exclude<SecretUse, 'read'>): void {
    for (const name of [this.#signingSecret, this.#botToken]) allowSecret(this, user, name, what);
    user.set('SLACK_SIGNING_SECRET_NAME', this.#signingSecret);
    user.set('SLACK_BOT_TOKEN_SECRET_NAME', this.#botToken);
  }
}
