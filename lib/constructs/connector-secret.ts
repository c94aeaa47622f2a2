import { Construct } from 'constructs';

import { isHttpTarget } from '#domain/contract/target.ts';

import type { ConnectedSystem } from '../connectors.ts';
import { pascalCase, upperSnakeCase } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { GrantSecret } from './grant-secret.ts';
import { allowSecret, makeVendorSecret, type SecretUse } from './vendor-secret.ts';

export interface ConnectorSecretProps {
  readonly stage: Stage;
  readonly system: ConnectedSystem;
  /** What it is: a token, or what a token is had for. */
  readonly what: 'token' | 'client';
}

/** What opens the API of one system that is only written to. */
export class ConnectorSecret extends Construct {
  readonly #system: ConnectedSystem;
  readonly #name: string;
  readonly #variable: string;
  /** Undefined for a system to which no person consents. */
  readonly #grant: GrantSecret | undefined;

  constructor(scope: Construct, { stage, system, what }: ConnectorSecretProps) {
    super(scope, `${pascalCase(system)}Secret`);
    this.#system = system;
    this.#name = `${stage.name}/${system}/${what}`;
    this.#variable = `${upperSnakeCase(system)}_${upperSnakeCase(what)}_SECRET_NAME`;
    makeVendorSecret(this, 'Secret', this.#name, `Opens the API of ${pascalCase(system)}.`);
    this.#grant = isHttpTarget(system) ? undefined : new GrantSecret(this, { stage, system });
  }

  /** `read`: to call the system. `fill` and `look`: to set it, or to see whether it is set, without reading it. */
  useFrom(user: BatonFunction, what: SecretUse): void {
    allowSecret(this, user, this.#name, what);
    if (isHttpTarget(this.#system)) user.setIn('HTTP_SECRET_NAMES', this.#system, this.#name);
    else user.set(this.#variable, this.#name);
    this.#grant?.useFrom(user, what);
  }
}
