import * as z from 'zod';
import { leftBecauseOf } from '../health/left-words.ts';
import { stableId } from '../ids.ts';
import { holdCauseSchema } from '../handoff/hold-cause.ts';

/** Why something cannot finish by itself: a hold of one handoff, an event that cannot become one, or a part of ours that fails. */
export const incidentCauseSchema = z.discriminatedUnion('kind', [
  ...holdCauseSchema.options,
  z.object({
    kind: z.literal('unmapped'),
    source: z.string(),
    property: z.string(),
    value: z.string(),
    closest: z.string().optional(),
    contract: z.string(),
  }),
  z.object({
    kind: z.literal('missing-input'),
    contract: z.string(),
    /** Labels of what is empty or wrong, in one; empty where only something linked is missing. */
    field: z.string(),
    /** Kinds of record of which none is linked, as the contract calls them. */
    unlinked: z.array(z.object({ object: z.string(), label: z.string() })).optional(),
  }),
  z.object({ kind: z.literal('malformed'), source: z.string() }),
  z.object({ kind: z.literal('unreadable-record'), source: z.string(), because: z.string() }),
  z.object({
    kind: z.literal('target-deferred'),
    target: z.string(),
    because: z.string(),
    /** Whom the target waits for, where that is another system: what is written to it comes from there. */
    system: z.string().optional(),
  }),
  z.object({ kind: z.literal('reflect-failed'), target: z.string(), because: z.string() }),
  z.object({ kind: z.literal('status-failed'), target: z.string(), because: z.string() }),
  z.object({ kind: z.literal('notice-failed'), recipient: z.string(), because: z.string() }),
  z.object({ kind: z.literal('dead-letters'), queue: z.string() }),
]);
export type IncidentCause = z.infer<typeof incidentCauseSchema>;

/**
 * The id of the incident that a cause belongs to. What has one cause for many (a system that is down, an unmapped
 * value) is shared by its key; what concerns one handoff alone carries the commit that began it.
 */
export function incidentIdOf(
  cause: IncidentCause,
  owner: { readonly id: string; readonly seq: number },
): string {
  const key = sharedKey(cause);
  return key === undefined ? `${owner.id}.${String(owner.seq)}` : stableId('incident', ...key);
}

/** Whether what waits goes on once a system takes it again: nobody has to decide by any time. */
export function goesOnByItself({ kind }: IncidentCause): boolean {
  return kind === 'target-deferred';
}

/** Whether nothing that a person decides ends it, but an act outside: then what waits goes on by itself. */
export function isMendedOutside(cause: IncidentCause): boolean {
  return cause.kind === 'target-deferred' && leftBecauseOf(cause.because) !== undefined;
}

/** Mails that were taken and did not arrive after all: that another is taken says nothing about these. */
const LOST_ON_THE_WAY: ReadonlySet<string> = new Set(['bounced', 'complained']);

function sharedKey(cause: IncidentCause): readonly string[] | undefined {
  switch (cause.kind) {
    case 'unmapped':
      return [cause.kind, cause.contract, cause.source, cause.property, cause.value];
    case 'missing-input':
      return [cause.kind, cause.contract, cause.field, ...(cause.unlinked ?? []).map(({ object }) => object)];
    case 'malformed':
      return [cause.kind, cause.source];
    case 'unreadable-record':
      return [cause.kind, cause.source, cause.because];
    case 'target-deferred':
      return [cause.kind, cause.system ?? cause.target, cause.because];
    case 'reflect-failed':
    case 'status-failed':
      return [cause.kind, cause.target, cause.because];
    case 'notice-failed':
      return [cause.kind, cause.recipient, LOST_ON_THE_WAY.has(cause.because) ? 'lost' : 'refused'];
    case 'dead-letters':
      return [cause.kind, cause.queue];
    case 'undeliverable':
      return [cause.kind, cause.person, cause.channel];
    case 'target-failed':
      return [cause.kind, cause.target, cause.because, cause.field ?? ''];
    case 'storm':
      return [cause.kind, cause.contract, cause.because, cause.person ?? ''];
    case 'infrastructure':
      return [cause.kind, cause.step];
    case 'declined':
    case 'returned':
    case 'expired':
    case 'nobody-to-ask':
    case 'moved-on':
    case 'owner-changed':
    case 'ambiguous':
    case 'contradiction':
    case 'outside-pilot':
    case 'not-started':
    case 'mismatch':
    case 'partial-rollback':
    case 'rolled-back':
      return undefined;
  }
}
