import type { Ports } from '#application/ports.ts';
import type { DeadLetterRedrive } from '#domain/ports/dead-letters.ts';

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
};
