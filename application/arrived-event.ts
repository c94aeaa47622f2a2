import type { KeptEvent, SourceEvent } from '#domain/admission/source-event.ts';
import type { Mode } from '#domain/contract/mode.ts';
import type { CorrelationId } from '#domain/ids.ts';
import type { SystemOfRecord } from '#domain/ports/connector.ts';
import type { CommandPorts } from './command-handoff.ts';
import type { Ports } from './ports.ts';
import type { SituationPorts } from './situation-of.ts';

export type AdmissionPorts = CommandPorts &
  SituationPorts &
  Pick<Ports, 'receipts' | 'texts' | 'random'> & {
    readonly queues: Pick<Ports['queues'], 'admit'>;
    readonly connector: SystemOfRecord;
    /** What the stage allows under any contract. */
    readonly mode: Mode;
    /** The contract versions that this process has seen stored: they never end, so they are put once and not each time. */
    readonly storedVersions: Set<string>;
  };

/** One event of a delivery; `attempt`: how often its record was to be read, from 1. */
export interface ArrivedEvent {
  readonly receiptId: string;
  readonly correlationId: CorrelationId;
  readonly event: SourceEvent;
  readonly attempt: number;
}

/** The event as it is kept until it can be released. */
export function kept({ receiptId, correlationId, event }: ArrivedEvent): KeptEvent {
  return { kind: 'event', receiptId, correlationId, event };
}
