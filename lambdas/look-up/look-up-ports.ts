import type { Ports } from '#application/ports.ts';
import type { ConnectionAnswer } from '#domain/operator/connections.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { ChatMembers, SecretsAdmin, Sender } from '#domain/ports/operations.ts';
import type { QueueCounts } from '#domain/ports/queue-counts.ts';
import type { DeadLetterPeek } from '#domain/ports/dead-letters.ts';

/** What is looked at. */
export type LookUpPorts = Pick<
  Ports,
  | 'log'
  | 'rows'
  | 'contractVersions'
  | 'texts'
  | 'attemptRecords'
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
  readonly deadLetters: QueueCounts;
  readonly deadLetterPeek: DeadLetterPeek;
  readonly queueCounts: QueueCounts;
  /** How often the watchdog goes round. */
  readonly watchdogSeconds: number;
  readonly sender: Sender;
  /** Undefined on a stage without Slack. */
  readonly members: ChatMembers | undefined;
  /** The systems of this stage to which a person may consent. */
  readonly connections: Readonly<Partial<Record<ConsentingSystem, Omit<ConnectionAnswer, 'system'>>>>;
};
