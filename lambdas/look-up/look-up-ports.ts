import type { Ports } from '#application/ports.ts';
import type { ConnectionAnswer } from '#domain/operator/answers.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { SecretsAdmin, Sender } from '#domain/ports/operations.ts';
import type { DeadLetters } from '#domain/ports/platform.ts';

/** What is looked at. */
export type LookUpPorts = Pick<
  Ports,
  | 'log'
  | 'rows'
  | 'contractVersions'
  | 'texts'
  | 'receipts'
  | 'absences'
  | 'troubles'
  | 'health'
  | 'bundle'
  | 'settings'
  | 'now'
  | 'newId'
> & {
  readonly secretsAdmin: Pick<SecretsAdmin, 'names' | 'look'>;
  readonly deadLetters: DeadLetters;
  readonly sender: Sender;
  /** The systems of this stage to which a person may consent. */
  readonly connections: Readonly<Partial<Record<ConsentingSystem, Omit<ConnectionAnswer, 'system'>>>>;
};
