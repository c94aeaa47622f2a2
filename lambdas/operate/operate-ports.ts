import type { Ports } from '#application/ports.ts';
import type { DeadLetterRedrive } from '#domain/ports/dead-letters.ts';
import type { SecretsAdmin } from '#domain/ports/operations.ts';

/** What operators change reaches. */
export type OperatePorts = Pick<
  Ports,
  'log' | 'rows' | 'contractVersions' | 'texts' | 'absences' | 'bundle' | 'settings' | 'now' | 'newId'
> & {
  readonly queues: Pick<Ports['queues'], 'wake'>;
  readonly deadLetterRedrive: DeadLetterRedrive;
  readonly secretsAdmin: Pick<SecretsAdmin, 'names' | 'put'>;
};
