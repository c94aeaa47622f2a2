import type { Ports } from '#application/ports.ts';
import type { SecretsAdmin, Sender } from '#domain/ports/operations.ts';
import type { DeadLetters } from '#domain/ports/platform.ts';

/** What the operator API reaches. */
export type OperatePorts = Pick<
  Ports,
  | 'log'
  | 'rows'
  | 'contractVersions'
  | 'texts'
  | 'receipts'
  | 'absences'
  | 'bundle'
  | 'settings'
  | 'now'
  | 'newId'
> & {
  readonly queues: Pick<Ports['queues'], 'wake'>;
  readonly secretsAdmin: SecretsAdmin;
  readonly deadLetters: DeadLetters;
  readonly sender: Sender;
};
