import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

import { INDEXES, TABLE_KEYS, TTL_ATTRIBUTE } from '#domain/limits/names.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { HandoffLogTable } from './handoff-log-table.ts';

const RETAINED: Pick<
  TableProps,
  'billingMode' | 'pointInTimeRecoverySpecification' | 'deletionProtection' | 'removalPolicy'
> = {
  billingMode: BillingMode.PAY_PER_REQUEST,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The log, the rows that are derived from it, and what is neither. */
export class Tables extends Construct {
  readonly log: Table;
  readonly rows: Table;
  readonly sideItems: Table;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.#stage = stage;
    this.log = new HandoffLogTable(this, 'HandoffLog', { stage }).table;
    this.rows = new Table(this, 'Handoffs', {
      ...RETAINED,
      partitionKey: text(TABLE_KEYS.handoffs.partition),
    });
    for (const { name, partition, sort } of Object.values(INDEXES)) {
      this.rows.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partition),
        sortKey: text(sort),
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
    this.sideItems = new Table(this, 'SideItems', {
      ...RETAINED,
      partitionKey: text(TABLE_KEYS.sideItems.partition),
      sortKey: text(TABLE_KEYS.sideItems.sort),
      timeToLiveAttribute: TTL_ATTRIBUTE,
    });
  }

  /** Lets a Lambda carry out commands: all three tables, and the times that decisions need. */
  useFrom(user: BatonFunction): void {
    this.lookFrom(user);
    // A transaction needs the permissions of its parts.
    user.allow(['dynamodb:PutItem'], [this.log.tableArn]);
    user.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [this.rows.tableArn]);
    user.allow(['dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [this.sideItems.tableArn]);
  }

  /** Lets a Lambda see everything. It changes nothing but side items: who looks gets an id of their own at first. */
  lookFrom(user: BatonFunction): void {
    this.readFrom(user);
    user.allow(['dynamodb:PutItem'], [this.sideItems.tableArn]);
  }

  /** Lets a Lambda keep notes beside the log, and read them again: nothing else. */
  noteFrom(user: BatonFunction): void {
    user.allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [this.sideItems.tableArn]);
    user.set('SIDE_ITEMS_TABLE', this.sideItems.tableName);
  }

  /** Lets a Lambda read many texts at once: a list names what it lists. */
  readManyFrom(user: BatonFunction): void {
    user.allow(['dynamodb:BatchGetItem'], [this.sideItems.tableArn]);
  }

  /** Lets a Lambda see everything, and change nothing. */
  readFrom(user: BatonFunction): void {
    const { stepSeconds, planLeaseSeconds, claimSeconds, backoffSeconds } = this.#stage.settings;
    user.allow(['dynamodb:Query'], [this.log.tableArn]);
    user.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [this.rows.tableArn]);
    user.allow(
      ['dynamodb:Query'],
      Object.values(INDEXES).map(({ name }) => `${this.rows.tableArn}/index/${name}`),
    );
    user.allow(['dynamodb:GetItem', 'dynamodb:Query'], [this.sideItems.tableArn]);
    user.set('HANDOFF_LOG_TABLE', this.log.tableName);
    user.set('HANDOFFS_TABLE', this.rows.tableName);
    user.set('SIDE_ITEMS_TABLE', this.sideItems.tableName);
    user.set('STEP_SECONDS', String(stepSeconds));
    user.set('PLAN_LEASE_SECONDS', String(planLeaseSeconds));
    user.set('CLAIM_SECONDS', String(claimSeconds));
    user.set('BACKOFF_SECONDS', String(backoffSeconds));
  }
}
