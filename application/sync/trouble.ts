import * as z from 'zod';
import type { Handoff } from '#domain/handoff/state.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { Deferred } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { commandIncident } from '../command-incident.ts';
import { rulesOf } from '../contracts.ts';
import type { SyncPorts } from './sync-ports.ts';

const actor = { kind: 'system', id: 'sync-target' } as const;

const troubleSchema = z.object({ incidentId: z.string(), member: z.string() });
type Trouble = z.infer<typeof troubleSchema>;

/** What could not be shown: under which name it is kept, and the commit that owed it. */
export interface NotShown {
  readonly mark: string;
  readonly seq: number;
  readonly cause: IncidentCause;
  /** Since when the system has been left alone, where that is why. */
  readonly since?: string | undefined;
}

/** The incident of everything that waits for the same system for the same reason. */
export function longWait(target: string, answer: Deferred): IncidentCause {
  const { system = target } = answer;
  const because = reasonOf(answer);
  return { kind: 'target-deferred', target, because, ...(system === target ? {} : { system }) };
}

/** A handoff has what a system does not take in an incident, and is not held for it. */
export async function enterTrouble(
  ports: SyncPorts,
  state: Handoff,
  { mark, seq, cause, since }: NotShown,
): Promise<void> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const trouble = {
    incidentId: incidentIdOf(cause, { id: state.handoffId, seq }),
    member: `${subjectId('handoff', state.handoffId)}@${String(seq)}`,
  };
  await leaveTrouble(ports, state, mark, trouble);
  await ports.texts.put(troubleId(state.handoffId, mark), JSON.stringify(trouble));
  await commandIncident(ports, {
    incidentId: trouble.incidentId,
    actor,
    correlationId: correlationIdSchema.parse(state.correlationId),
    command: {
      type: 'JoinIncident',
      member: trouble.member,
      cause,
      ...(since === undefined ? {} : { since }),
      contract: contract.id,
      owner: contract.contractOwner,
      withinSeconds: contract.sla.incidentWithinSeconds,
    },
  });
}

/** A handoff is in each trouble once: what it was in before is left, unless it is the same. */
export async function leaveTrouble(
  ports: SyncPorts,
  { handoffId, status }: Handoff,
  mark: string,
  next?: Trouble,
): Promise<void> {
  const text = await ports.texts.get(troubleId(handoffId, mark));
  if (text === undefined) return;
  const { incidentId, member } = troubleSchema.parse(JSON.parse(text));
  if (incidentId === next?.incidentId && member === next.member) return;
  // Without a next one it could be shown at last; a handoff that is held goes nowhere by that.
  const wentOn = next === undefined && status !== 'cancelled' && status !== 'held';
  const command = { type: 'LeaveIncident', members: [member], wentOn } as const;
  await commandIncident(ports, { incidentId, actor, command });
  await ports.texts.remove(troubleId(handoffId, mark));
}

/** A status that cannot be set is kept under the same name as what cannot be reflected: stored items outlive deployments. */
function troubleId(handoffId: string, mark: string): string {
  return `reflect-trouble#${handoffId}#${mark}`;
}
