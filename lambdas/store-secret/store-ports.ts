import type { Ports } from '#application/ports.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { Grants } from '#domain/ports/grants.ts';
import type { SecretsAdmin, TrySecret } from '#domain/ports/operations.ts';

/** What storing what opens other systems reaches. Nothing of it reads what is stored. */
export type StorePorts = Pick<Ports, 'texts' | 'bundle' | 'now' | 'newId'> & {
  readonly secretsAdmin: Pick<SecretsAdmin, 'names' | 'put'>;
  readonly trySecret: TrySecret;
  /** Of the systems of this stage; they go in and never come out. */
  readonly grants: Readonly<Partial<Record<ConsentingSystem, Pick<Grants, 'put'>>>>;
};
