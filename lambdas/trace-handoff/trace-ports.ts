import type { Ports } from '#application/ports.ts';
import type { ExecutionHistories } from '#domain/ports/execution-histories.ts';

/** What is looked at to trace a handoff. */
export type TracePorts = Pick<Ports, 'log' | 'rows' | 'texts' | 'contractVersions' | 'bundle' | 'newId'> & {
  readonly claims: Pick<Ports['claims'], 'doneAt'>;
  readonly histories: ExecutionHistories;
};
