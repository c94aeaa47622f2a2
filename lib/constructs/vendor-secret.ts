import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

import type { BatonFunction } from './baton-function.ts';

/** Secrets Manager ends each ARN with a hyphen and six characters of its own. */
const ARN_SUFFIX = '-??????';

/** What a vendor gave us. Made without a value: an operator sets it, and unset stays told apart from wrong. */
export const makeVendorSecret = (
  scope: Construct,
  id: string,
  name: string,
  purpose: string,
  command = 'npx baton secrets set',
): void => {
  const secret = new CfnSecret(scope, id, { name, description: `${purpose} Set by "${command}".` });
  secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
};

const ACTION = { read: 'GetSecretValue', fill: 'PutSecretValue', look: 'DescribeSecret' } as const;
export type SecretUse = keyof typeof ACTION;

/** `read`: its value. `fill`: to give it one, but not to read it. `look`: to see whether it has one. */
export const allowSecret = (scope: Construct, user: BatonFunction, name: string, what: SecretUse): void => {
  const arn = Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${name}${ARN_SUFFIX}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  user.allow([`secretsmanager:${ACTION[what]}`], [arn]);
};
