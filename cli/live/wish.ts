import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { BY_ID, BY_KEY } from '#domain/contract/http-system.ts';
import { closestOf } from '#domain/contract/closest.ts';
import { isHttpTarget, targetSystems, targetSystemSchema } from '#domain/contract/target.ts';
import type { TargetSystem } from '#domain/contract/target.ts';
import type { TargetRecord } from '#domain/ports/connector.ts';
import type { Making } from './live-system.ts';

export const USAGE = `usage: npm run live-check -- --system <system> --owner <id> (--record <kind>/<id> | --make <field>=<value> …)

Checks against a test account what Baton assumes about a system, and writes which assumptions were confirmed. The owner of
the record is changed and given back; a record that is made for the checks is put away after them.

  --system       hubspot, salesforce, asana, or http-<name> of contracts/systems
  --owner        the id of a user there, to whom the record is given for the checks
  --record       a record to check with: contact/501, Lead/00Q…; for http-<name> its id alone
  --make         instead: a field of a record that is made for the checks, once for each field (asana needs project=<id>)
  --owner-field  which field names the owner, if it is not the usual one; http-<name> has no usual one
  --stage        takes addresses from cdk.json and the secret from the stage, with your AWS credentials; without it the
                 environment says: HUBSPOT_TOKEN (HUBSPOT_APP_ID), SALESFORCE_BASE_URL and SALESFORCE_CLIENT, ASANA_TOKEN,
                 HTTP_BASE_URL and HTTP_SECRET (HTTP_HEADER, HTTP_SCHEME)
  --report       where the report goes; without it docs/live/<system>.md, and for a system of this machine nowhere

Exit codes: 0 all confirmed, 1 not all, 2 wrong usage or no account.
`;

/** It was not said what to check; `what` is a sentence for each thing that was not. */
export class WishError extends Error {
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.name = 'WishError';
    this.what = what;
  }
}

export interface Wish {
  readonly system: TargetSystem;
  readonly owner: string;
  readonly ownerField: string;
  readonly record: TargetRecord;
  readonly making: Making | undefined;
  readonly stage: string | undefined;
  /** Undefined: where it usually goes, if it is about an account. */
  readonly report: string | undefined;
}

const OWNER_FIELDS = { hubspot: 'hubspot_owner_id', salesforce: 'OwnerId', asana: 'assignee' } as const;

const options = {
  system: { type: 'string' },
  owner: { type: 'string' },
  record: { type: 'string' },
  make: { type: 'string', multiple: true },
  'owner-field': { type: 'string' },
  stage: { type: 'string' },
  report: { type: 'string' },
} as const;

/**
 * What the arguments ask for. Throws a WishError with all that is missing; `noAccount` says what of an account is missing
 * too, for who takes it from the environment.
 */
export function wishIn(
  args: string[],
  noAccount: (system: TargetSystem) => string | undefined = () => undefined,
): Wish {
  const values = valuesIn(args);
  const system = targetSystemSchema.safeParse(values.system).data;
  if (system === undefined)
    throw new WishError(`--system is one of hubspot, salesforce, asana, http-<name>.${meant(values.system)}`);
  const usual = isHttpTarget(system) ? undefined : OWNER_FIELDS[system];
  const ownerField = values['owner-field'] ?? usual;
  const { owner, stage, report } = values;
  const making = makingIn(system, values.make ?? []);
  const record = making?.record ?? recordIn(system, values.record);
  const account = stage === undefined ? noAccount(system) : undefined;
  if (owner === undefined || ownerField === undefined || typeof record === 'string')
    throw new WishError(missingOf({ owner, ownerField, record, account }).join('\n'));
  return { system, owner, ownerField, record, making, stage, report };
}

interface Said {
  readonly owner: string | undefined;
  readonly ownerField: string | undefined;
  /** Or why there is none. */
  readonly record: TargetRecord | string;
  readonly account: string | undefined;
}

function missingOf({ owner, ownerField, record, account }: Said): readonly string[] {
  return [
    ...(owner === undefined ? ['--owner is missing: a user to whom the record may be given.'] : []),
    ...(ownerField === undefined ? ['--owner-field is missing: the field that names the owner.'] : []),
    ...(typeof record === 'string' ? [record] : []),
    ...(account === undefined ? [] : [account]),
  ];
}

function meant(system: string | undefined): string {
  const near = system === undefined ? undefined : closestOf(system, targetSystems);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

function valuesIn(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new WishError(`${error.message}.`);
    throw error;
  }
}

/** Or what is to be said instead. */
function recordIn(system: TargetSystem, text: string | undefined): TargetRecord | string {
  if (system === 'asana') return 'Asana’s tasks are found by Baton’s own keys: say --make project=<id>.';
  if (text === undefined) return '--record or --make is missing.';
  if (isHttpTarget(system)) return { objectType: BY_ID, objectId: text };
  const [objectType = '', objectId = '', ...others] = text.split('/');
  if (objectType === '' || objectId === '' || others.length > 0)
    return '--record is a kind and an id, such as contact/501.';
  return { objectType, objectId };
}

function makingIn(system: TargetSystem, fields: readonly string[]): Making | undefined {
  if (fields.length === 0) return undefined;
  if (system === 'hubspot' || system === 'salesforce')
    throw new WishError('--make: Baton makes nothing there.');
  const values = fields.map((field) => {
    const at = field.indexOf('=');
    if (at < 1) throw new WishError(`--make is <field>=<value>, not ${field}.`);
    return [field.slice(0, at), field.slice(at + 1)] as const;
  });
  const objectId = `baton-live-check-${randomBytes(8).toString('hex')}`;
  const objectType = system === 'asana' ? 'task' : BY_KEY;
  return { record: { objectType, objectId }, values: Object.fromEntries(values) };
}
