import type { SubjectId } from '#domain/ids.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import { applyBlockedEffects } from './blocked-effects.ts';
import { applyContractEffects } from './contract-effects.ts';
import type { EffectPorts } from './effect-ports.ts';
import { applyHandoffEffects } from './handoff-effects.ts';
import { applyIncidentEffects } from './incident-effects.ts';

/**
 * Reads one subject's log, folds it and makes the world match what it says now. Safe to repeat, to run twice at once
 * and to run on an old hint: it is always the present log that counts. It commits nothing on a handoff's own log.
 * Answers the subject's correlation id, as far as it is known, for the caller's log line.
 */
export async function applyEffects(ports: EffectPorts, subject: SubjectId): Promise<string | undefined> {
  const { kind, id } = subjectParts(subject);
  switch (kind) {
    case 'handoff':
      return applyHandoffEffects(ports, handoffIdSchema.parse(id));
    case 'incident':
      return applyIncidentEffects(ports, id);
    case 'blocked':
      return applyBlockedEffects(ports, id);
    case 'contract':
      return applyContractEffects(ports, id);
    case 'backlog':
      // Nothing follows from it: people read it.
      return undefined;
  }
}
