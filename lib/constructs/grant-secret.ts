import { Construct } from 'constructs';

import { pascalCase, upperSnakeCase } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import { allowSecret, makeVendorSecret, type SecretUse } from './vendor-secret.ts';

/** What a person's consent to one system has given. */
export class GrantSecret extends Construct {
  readonly #name: string;
  readonly #variable: string;

  constructor(scope: Construct, { stage, system }: { readonly stage: Stage; readonly system: string }) {
    super(scope, 'Grant');
    this.#name = `${stage.name}/${system}/grant`;
    this.#variable = `${upperSnakeCase(system)}_GRANT_SECRET_NAME`;
    const purpose = `What a consent to ${pascalCase(system)} has given; renewed by whoever calls it.`;
    makeVendorSecret(this, 'Secret', this.#name, purpose, `npx baton connect ${system}`);
  }

  /**
   * `read`: to call the system. Each refresh gives a new grant, which whoever asked for it has to store. `fill`: to store
   * the first one. Whether there is one says a note, so that nobody needs to look.
   */
  useFrom(user: BatonFunction, what: SecretUse): void {
    if (what === 'look') return;
    allowSecret(this, user, this.#name, what);
    if (what === 'read') allowSecret(this, user, this.#name, 'fill');
    user.set(this.#variable, this.#name);
  }
}
