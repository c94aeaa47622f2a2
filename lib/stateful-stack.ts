import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { connectedSystems, connectorOf } from './connectors.ts';
import { ConnectorSecret } from './constructs/connector-secret.ts';
import { HttpEntrance } from './constructs/http-entrance.ts';
import { HubspotSecrets } from './constructs/hubspot-secrets.ts';
import { OnCallSecret } from './constructs/on-call-secret.ts';
import { SlackSecrets } from './constructs/slack-secrets.ts';
import { Tables } from './constructs/tables.ts';
import type { Stage } from './stage.ts';

/** What outlives every deploy: tables, the address of the stage, and secrets. All of it is kept when a stack goes. */
export class StatefulStack extends Stack {
  readonly tables: Tables;
  readonly entrance: HttpEntrance;
  readonly secrets: HubspotSecrets;
  /** Undefined on a stage without Slack. */
  readonly slackSecrets: SlackSecrets | undefined;
  readonly onCallSecret: OnCallSecret;
  /** Of the systems that are only written to. */
  readonly connectorSecrets: readonly ConnectorSecret[];

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    this.tables = new Tables(this, 'Tables', { stage });
    this.entrance = new HttpEntrance(this, 'Entrance', { stage });
    this.secrets = new HubspotSecrets(this, 'HubspotSecrets', { stage });
    this.slackSecrets =
      stage.slack === undefined ? undefined : new SlackSecrets(this, 'SlackSecrets', { stage });
    this.onCallSecret = new OnCallSecret(this, 'OnCallSecret', { stage });
    this.connectorSecrets = connectedSystems(stage).map(
      (system) => new ConnectorSecret(this, { stage, system, what: connectorOf(stage, system).secret }),
    );
    new CfnOutput(this, 'HandoffLogTable', { value: this.tables.log.tableName });
    new CfnOutput(this, 'HandoffsTable', { value: this.tables.rows.tableName });
    new CfnOutput(this, 'SideItemsTable', { value: this.tables.sideItems.tableName });
    new CfnOutput(this, 'ApiEndpoint', { value: this.entrance.api.apiEndpoint });
    if (this.entrance.domain !== undefined) {
      new CfnOutput(this, 'DomainTarget', { value: this.entrance.domain.regionalDomainName });
    }
  }
}
