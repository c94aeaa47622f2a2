import type { EffectPorts } from '#application/effects/effect-ports.ts';
import type { Ports } from '#application/ports.ts';
import type { SecretsAdmin, Sender } from '#domain/ports/operations.ts';
import type { DeadLetters } from '#domain/ports/platform.ts';

/** What the operator API reaches. */
export type OperatePorts = EffectPorts &
  Pick<Ports, 'texts' | 'receipts'> & {
    readonly secretsAdmin: SecretsAdmin;
    readonly deadLetters: DeadLetters;
    readonly sender: Sender;
  };
