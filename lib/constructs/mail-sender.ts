import { Stack } from 'aws-cdk-lib';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

import { checksMailSender } from '../local-cloud.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

/** The part after the @: DKIM, and so delivery, is a matter of the whole domain. */
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Who sends our mail, and under which rules. */
export class MailSender extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly #stage: Stage;
  readonly #publicBaseUrl: string;
  readonly #name: string;

  constructor(
    scope: Construct,
    id: string,
    { stage, publicBaseUrl }: { stage: Stage; publicBaseUrl: string },
  ) {
    super(scope, id);
    this.#stage = stage;
    this.#publicBaseUrl = publicBaseUrl;
    this.#name = physicalName(stage, 'mail');
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.#name,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    if (stage.sender.mode === 'create') {
      new EmailIdentity(this, 'Identity', { identity: Identity.domain(domainOf(stage.sender.address)) });
    }
  }

  /** Lets a Lambda send mail as our sender, and as nobody else. */
  sendFrom(sender: BatonFunction): void {
    const { address } = this.#stage.sender;
    const { redirectAllMailTo } = this.#stage;
    if (checksMailSender(this.#stage)) {
      sender.allow(['ses:SendEmail'], this.#resources(), { StringEquals: { 'ses:FromAddress': address } });
    } else {
      sender.allow(['ses:SendEmail'], ['*']);
    }
    sender.set('SENDER', address);
    // Every mail has a link.
    sender.set('PUBLIC_BASE_URL', this.#publicBaseUrl);
    sender.set('CONFIGURATION_SET', this.#name);
    if (redirectAllMailTo !== undefined) sender.set('REDIRECT_ALL_MAIL_TO', redirectAllMailTo);
  }

  /** Lets a Lambda see whether the sender may send; it cannot send itself. The account's state has no resource of its own. */
  lookFrom(user: BatonFunction): void {
    user.allow(['ses:GetEmailIdentity'], [this.#arn('identity', '*')]);
    user.allow(['ses:GetAccount', 'ses:ListSuppressedDestinations'], ['*']);
    user.set('SENDER', this.#stage.sender.address);
  }

  /**
   * In the SES sandbox the recipient's identity is checked too, and which of an address and its domain is the
   * sender's identity is for SES to say: so all identities, under the condition of our sender's address.
   */
  #resources(): string[] {
    return [this.#arn('identity', '*'), this.#arn('configuration-set', this.#name)];
  }

  #arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }
}
