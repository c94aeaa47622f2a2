import type { Candidate } from '../handoff/hold-cause.ts';
import type { IncidentCause } from '../incident/cause.ts';
import { IN_QUEUE, leftBecauseOf } from '../health/left-words.ts';
import { leftPhrase } from './left-phrase.ts';
import type { LeftOut } from '../routing/choice.ts';
import { movePhrase, ownerPhrase } from './move-phrase.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';
import { leftOutPhrase } from './left-out-phrase.ts';
import { refusalPhrase } from './refusal-phrase.ts';
import { about, queuePhrase, remark, returnReason, spoken, systemName } from './words.ts';

/** Why something waits for a person, as a clause without its full stop. */
export function causePhrase(cause: IncidentCause, names: Names): string {
  switch (cause.kind) {
    case 'declined':
      return `${nameOf(names, cause.by)} declined: ${spoken(cause.reason)}${remark(names, cause.textId)}${notAsked(cause.leftOut, names)}`;
    case 'returned':
      return `${nameOf(names, cause.by)} returned it as not ready: ${returnReason(names, cause.reason)}${missing(cause.missing)}${remark(names, cause.textId)}`;
    case 'expired':
      return `${nameOf(names, cause.person)} did not answer in time${notAsked(cause.leftOut, names)}`;
    case 'nobody-to-ask':
      return `nobody can be asked now${leftOutPhrase(cause.leftOut, names)}`;
    case 'outside-pilot':
      return `${nameOf(names, cause.person)} would be asked next, who is not in the pilot`;
    case 'ambiguous':
      return `the rules lead to different people: ${candidates(cause.candidates, names)}`;
    case 'contradiction':
      return `${cause.others.join(' and ')} of the record ${cause.others.length === 1 ? 'says' : 'say'} something else than ${cause.property}`;
    case 'undeliverable':
      return `${nameOf(names, cause.person)} cannot be reached by ${channelName(cause.channel)}: ${spoken(cause.because)}`;
    case 'mismatch':
      return mismatchPhrase(cause.target, cause.verdict, cause.field);
    case 'target-failed':
      return `${systemName(cause.target)} could not be written: ${refusalPhrase(cause.because)}${about(cause.field)}`;
    case 'partial-rollback':
      return cause.failed.map(reversalPhrase).join('; ');
    case 'rolled-back':
      return `${systemName(cause.target)} could not be written, so that everything else was taken back`;
    case 'target-deferred':
      return putOffPhrase(cause.system ?? cause.target, cause.because);
    case 'moved-on':
      return movePhrase(cause.move, names);
    case 'owner-changed':
      return ownerPhrase(cause, names);
    case 'storm':
      return cause.person === undefined
        ? `more handoffs begin at once than ${cause.contract} allows`
        : `${nameOf(names, cause.person)} has as many open handoffs as ${cause.contract} allows`;
    case 'not-started':
      return `${nameOf(names, cause.person)} accepted and has not started, although reminded`;
    case 'infrastructure':
      return `the step “${spoken(cause.step)}” does not get on, whatever was tried`;
    case 'unmapped':
      return `no status stands for “${cause.value}” in ${cause.property} of ${systemName(cause.source)}${closest(cause.closest)}`;
    case 'missing-input':
      return missingInput(cause);
    case 'malformed':
      return `${systemName(cause.source)} sent an event that cannot be read`;
    case 'unreadable-record':
      return `the record could not be read from ${systemName(cause.source)}: ${refusalPhrase(cause.because)}`;
    case 'reflect-failed':
      return `Baton's own properties could not be shown in ${systemName(cause.target)}: ${refusalPhrase(cause.because)}`;
    case 'status-failed':
      return `the status could not be set in ${systemName(cause.target)}: ${refusalPhrase(cause.because)}`;
    case 'notice-failed':
      return `a message to ${recipientName(cause.recipient, names)} could not be sent: ${spoken(cause.because)}`;
    case 'dead-letters':
      return `messages could not be processed and lie in the queue ${cause.queue}`;
  }
}

function recipientName(recipient: string, names: Names): string {
  if (recipient === 'ops') return 'the mailbox of operations';
  return recipient === 'ops-channel' ? 'the channel of operations' : nameOf(names, recipient);
}

function putOffPhrase(system: string, word: string): string {
  if (word === IN_QUEUE) return `its turn ${queuePhrase(system)} has not come for more than an hour`;
  const because = leftBecauseOf(word);
  return because === undefined
    ? `${systemName(system)} has been putting Baton off for long: ${refusalPhrase(word)}`
    : leftPhrase(system, because);
}

function notAsked(leftOut: readonly LeftOut[] = [], names: Names): string {
  return leftOut.length === 0 ? '' : `, and nobody else can be asked${leftOutPhrase(leftOut, names)}`;
}

function missingInput({ field, unlinked = [] }: Extract<IncidentCause, { kind: 'missing-input' }>): string {
  const links = unlinked.map(({ object, label }) => `no ${object} is linked to it (${label})`);
  const fields = field === '' ? [] : [`the record lacks ${field}, or what stands there cannot be right`];
  return [...fields, ...links].join(', and ');
}

function candidates(found: readonly Candidate[], names: Names): string {
  return found.map(({ person, rule }) => `${nameOf(names, person)} (rule ${String(rule)})`).join(', ');
}

/** Why what was written to a system is not taken back. */
export function reversalPhrase({
  target,
  because,
  field,
}: {
  readonly target: string;
  readonly because: string;
  readonly field?: string | undefined;
}): string {
  const system = systemName(target);
  return because === 'overwritten'
    ? `somebody else has changed ${system} meanwhile${about(field)}, and that is left`
    : `what was written to ${system} could not be taken back: ${refusalPhrase(because)}${about(field)}`;
}

/** What a system shows instead of what was accepted. */
export function mismatchPhrase(target: string, verdict: string, field: string): string {
  const system = systemName(target);
  switch (verdict) {
    case 'DROPPED':
      return `${system} said yes to the write and shows the old value (${field})`;
    case 'ALTERED':
      return `${system} made another value of what was written (${field})`;
    case 'OVERWRITTEN':
      return `somebody else has changed ${system} meanwhile (${field})`;
    default:
      return `${system} cannot be read back (${field})`;
  }
}

export function missing(fields: readonly string[]): string {
  return fields.length === 0 ? '' : `; missing: ${fields.join(', ')}`;
}

export function channelName(channel: string): string {
  return CHANNEL_NAMES[channel] ?? channel;
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { email: 'mail', slack: 'Slack' };

function closest(value: string | undefined): string {
  return value === undefined ? '' : ` (closest: ${value})`;
}
