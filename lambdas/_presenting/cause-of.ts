import { keptValues } from '#application/sync/kept-values.ts';
import type { Ports } from '#application/ports.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { isHttpTarget } from '#domain/contract/target.ts';
import { foreignText } from '#domain/foreign-text.ts';
import type { RecordMove } from '#domain/handoff/record-move.ts';
import { IN_QUEUE, leftBecauseOf } from '#domain/health/left-words.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { isSetBack } from '#domain/handoff/status-change.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { LeftOut } from '#domain/routing/choice.ts';
import { systemName } from '#domain/story/words.ts';
import { contradictionTextId, remarkTextId } from '#domain/text-ids.ts';
import type { Cause, Move } from '#views/cause.ts';
import { declineReasons } from '#views/pages/answer-reasons.ts';
import type { Option } from '#views/offer.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import * as z from 'zod';
import { candidateOf } from './candidate-of.ts';
import { labelOf } from './label-of.ts';
import { nameOf } from './person.ts';
import { returnReasonsOf } from './return-reasons.ts';

export interface CauseContext {
  readonly directory: Directory;
  readonly texts: Ports['texts'];
  /** The one handoff that it is about, if it is about a single one. */
  readonly handoff: Handoff | undefined;
  readonly contract: Contract | undefined;
}

/** A cause in the words of people: names instead of ids, labels instead of properties, what was said instead of codes. */
export async function presentCause(cause: IncidentCause, context: CauseContext): Promise<Cause> {
  const name = (id: string): string => nameOf(context.directory, id);
  const named = (people: readonly LeftOut[] = []) =>
    people.map(({ person, because }) => ({ name: name(person), because }));
  switch (cause.kind) {
    case 'declined':
      return {
        kind: 'declined',
        by: name(cause.by),
        reason: await said(context, declineReasons(DEFAULT_LOCALE), cause),
        leftOut: named(cause.leftOut),
      };
    case 'returned': {
      const missing = cause.missing.map((property) => labelOf(context.contract, property));
      return {
        kind: 'returned',
        by: name(cause.by),
        reason: await said(context, returnReasonsOf(context.contract, DEFAULT_LOCALE), cause),
        missing,
        setBackTo: context.handoff === undefined ? undefined : setBackTo(context.handoff),
      };
    }
    case 'expired':
      return { kind: 'expired', offeredTo: name(cause.person), leftOut: named(cause.leftOut) };
    case 'undeliverable':
      return { kind: 'undeliverable', person: name(cause.person), channel: cause.channel };
    case 'nobody-to-ask': {
      return { kind: 'nobody-to-ask', leftOut: named(cause.leftOut) };
    }
    case 'ambiguous': {
      const { directory, contract } = context;
      return {
        kind: 'ambiguous',
        candidates: cause.candidates.map((one) => candidateOf(directory, contract, one)),
      };
    }
    case 'contradiction': {
      const { handoff, texts, contract } = context;
      const kept = await texts.get(contradictionTextId(handoff?.handoffId ?? ''));
      const values = kept === undefined ? {} : contradictionSchema.parse(JSON.parse(kept));
      const says = [cause.property, ...cause.others].map((property) => ({
        field: labelOf(contract, property),
        value: values[property] ?? '',
      }));
      return { kind: 'contradiction', says };
    }
    case 'notice-failed':
      return {
        kind: 'undeliverable',
        person: name(cause.recipient),
        channel: cause.recipient === 'ops-channel' ? 'slack' : 'email',
      };
    case 'mismatch':
      return mismatch(cause, context);
    case 'target-failed':
      return cause.because === 'unauthorised'
        ? { kind: 'unauthorised', system: systemName(cause.target) }
        : {
            kind: 'target-failed',
            system: systemName(cause.target),
            errorClass: cause.because,
            field: cause.field,
          };
    case 'partial-rollback':
      return { kind: 'partial-rollback', failed: cause.failed.map(failedReversal) };
    case 'rolled-back':
      return { kind: 'rolled-back', system: systemName(cause.target) };
    case 'target-deferred':
      return putOffBy(cause.system ?? cause.target, cause.because);
    case 'reflect-failed':
    case 'status-failed':
      return { kind: 'target-failed', system: systemName(cause.target), errorClass: cause.because };
    case 'unreadable-record':
      return { kind: 'unreadable-record', system: systemName(cause.source), errorClass: cause.because };
    case 'moved-on':
      return { kind: 'moved-on', move: moveOf(cause.move) };
    case 'owner-changed': {
      const owner = context.handoff === undefined ? undefined : ownershipOf(context.handoff)?.owner;
      return {
        kind: 'owner-changed',
        system: systemName(cause.target),
        to: cause.to === undefined ? undefined : name(cause.to),
        owner: name(owner ?? 'nobody'),
      };
    }
    case 'not-started':
      return { kind: 'not-started', person: name(cause.person) };
    case 'outside-pilot':
      return { kind: 'outside-pilot', person: name(cause.person) };
    case 'storm':
      return { kind: 'storm', person: cause.person === undefined ? undefined : name(cause.person) };
    case 'infrastructure':
      return { kind: 'infrastructure', step: cause.step };
    case 'unmapped': {
      const { source, property, value, closest } = cause;
      return { kind: 'unmapped', source: systemName(source), property, value, closest };
    }
    case 'missing-input':
      return { kind: 'missing-field', field: cause.field, unlinked: cause.unlinked ?? [] };
    case 'malformed':
      return { kind: 'malformed', source: systemName(cause.source) };
    case 'dead-letters':
      return { kind: 'dead-letters', queue: cause.queue };
  }
}

function putOffBy(system: string, word: string): Cause {
  if (word === IN_QUEUE) return { kind: 'in-queue', system: systemName(system) };
  const because = leftBecauseOf(word);
  if (because === undefined) return { kind: 'deferred', system: systemName(system), errorClass: word };
  const renewWith = because === 'consent' ? waysIn(system) : undefined;
  return { kind: 'left-alone', system: systemName(system), because, renewWith };
}

/** The commands that let Baton into a system again: by a person's consent, or by a credential of its own. */
function waysIn(system: string): readonly string[] {
  if (isHttpTarget(system)) return [`npx baton secrets set ${system}`];
  const secret = `${system}-${system === 'salesforce' ? 'client' : 'token'}`;
  return [`npx baton connect ${system}`, `npx baton secrets set ${secret}`];
}

function failedReversal({
  target,
  because,
  field,
}: Extract<IncidentCause, { kind: 'partial-rollback' }>['failed'][number]) {
  return { system: systemName(target), errorClass: because, isOthers: because === 'overwritten', field };
}

function setBackTo(state: Handoff): string | undefined {
  return isSetBack(state) ? state.statusChange?.to : undefined;
}

function moveOf(move: RecordMove): Move {
  return move.kind === 'status' ? { kind: 'status', status: move.status } : { kind: move.kind };
}

const contradictionSchema = z.record(z.string(), z.string());

/** What the person wrote; else the reason that they chose. */
async function said(
  { texts }: CauseContext,
  reasons: readonly Option[],
  { reason, textId }: { readonly reason: string; readonly textId?: string | undefined },
): Promise<string> {
  const note = textId === undefined ? undefined : await texts.get(remarkTextId(textId));
  const label = reasons.find(({ value }) => value === reason)?.label ?? reason;
  return note === undefined ? label : `${label}: ${note}`;
}

async function mismatch(
  cause: Extract<IncidentCause, { kind: 'mismatch' }>,
  context: CauseContext,
): Promise<Cause> {
  const { handoff, texts } = context;
  const { target, field, verdict } = cause;
  // Older ones were kept under the number of the attempt that they might have led to.
  const place = { attempt: (handoff?.targets[target]?.attempt ?? 0) + 1, kept: cause.kept };
  const of = { handoffId: handoff?.handoffId ?? '', target };
  const { before, wanted } = (await keptValues({ texts }, of, place)) ?? { before: {}, wanted: {} };
  const values = {
    system: systemName(target),
    field,
    expected: foreignText(wanted[field] ?? ''),
    found: foreignText(before[field] ?? ''),
  };
  switch (verdict) {
    case 'DROPPED':
      return { kind: 'dropped', ...values };
    case 'ALTERED':
      return { kind: 'altered', ...values };
    default:
      return { kind: 'overwritten', ...values };
  }
}
