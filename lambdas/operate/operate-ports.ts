import type { Ports } from '#application/ports.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { DeadLetterRedrive } from '#domain/ports/dead-letters.ts';
import type { Grants } from '#domain/ports/grants.ts';
import type { SecretsAdmin } from '#domain/ports/operations.ts';

/** What operators change reaches. */
export type OperatePorts = Pick<
  Ports,
  | 'log'
  | 'rows'
  | 'health'
  | 'contractVersions'
  | 'texts'
  | 'absences'
  | 'bundle'
  | 'settings'
  | 'now'
  | 'newId'
> & {
  readonly queues: Pick<Ports['queues'], 'wake'>;
  readonly deadLetterRedrive: DeadLetterRedrive;
  readonly secretsAdmin: Pick<SecretsAdmin, 'names' | 'put'>;
  /** Of the systems of this stage; they go in and never come out. */
  readonly grants: Readonly<Partial<Record<ConsentingSystem, Pick<Grants, 'put'>>>>;
};
