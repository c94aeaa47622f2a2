import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { TABLE_KEYS } from '#domain/limits/names.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';

/** Every way to change or remove an item, or to write one without a condition that stands in the request. */
const REWRITING = [
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
];

/**
 * The log: items are put and never changed. The table itself denies the rest to everyone in the account, whatever
 * their own policies say, except to a role that a person assumes with a second factor when the law demands it.
 */
export class HandoffLogTable extends Construct {
  readonly table: Table;
  readonly breakGlassRole: Role;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.breakGlassRole = new Role(this, 'BreakGlassRole', {
      roleName: physicalName(stage, 'break-glass'),
      description: 'May change the handoff log. Every use sounds the alarm log-changed.',
      assumedBy: new AccountRootPrincipal().withConditions({
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      }),
      maxSessionDuration: Duration.hours(1),
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: TABLE_KEYS.handoffLog.partition, type: AttributeType.STRING },
      sortKey: { name: TABLE_KEYS.handoffLog.sort, type: AttributeType.NUMBER },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.KEYS_ONLY,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      resourcePolicy: this.#policy(),
    });
    this.breakGlassRole.addToPolicy(
      new PolicyStatement({
        actions: [
          'dynamodb:Query',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
        ],
        resources: [this.table.tableArn],
      }),
    );
  }

  #policy(): PolicyDocument {
    return new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: 'AppendOnly',
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: REWRITING,
          // In a table's own policy this is the table; naming it would make the table depend on itself.
          resources: ['*'],
          conditions: { ArnNotEquals: { 'aws:PrincipalArn': this.breakGlassRole.roleArn } },
        }),
      ],
    });
  }
}
