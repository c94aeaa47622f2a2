import { leftBecauseOf } from '../health/left-words.ts';
import type { IncidentCause } from '../incident/cause.ts';
import { systemName } from './words.ts';

/** The one thing that most likely ends an incident of this cause, in a sentence, for whoever has to decide. */
export function suggestedAction(cause: IncidentCause): string {
  switch (cause.kind) {
    case 'declined':
    case 'expired':
    case 'nobody-to-ask':
    case 'outside-pilot':
      return 'Offer it to somebody else, or cancel it.';
    case 'returned':
      return 'Put right what is missing in the record, then try again: whoever sent it back is asked again.';
    case 'undeliverable':
      return 'Offer it to somebody else, and correct the address of whoever could not be reached in the directory.';
    case 'ambiguous':
    case 'contradiction':
      return 'Say who gets it; then mend the rule or the record, so that it is clear the next time.';
    case 'mismatch':
      return `Look who changes the field in ${systemName(cause.target)}, then try again: the owner is written once more.`;
    case 'target-failed':
      return afterFailure(cause);
    case 'partial-rollback':
      return 'Set what was not taken back by hand where it stands, then cancel it; or try taking it back again.';
    case 'rolled-back':
      return `Put right what ${systemName(cause.target)} refuses, then try again, or cancel it.`;
    case 'target-deferred':
      return leftBecauseOf(cause.because) === 'consent'
        ? `Renew the access to ${systemName(cause.system ?? cause.target)} (npx baton doctor says how): all of it then goes on by itself.`
        : 'Nothing: it goes on by itself as soon as the system answers. It can be cancelled.';
    case 'moved-on':
      return 'Look whether the record still has to change hands: try again if it does, cancel it if it does not.';
    case 'owner-changed':
      return 'Ask who changed the owner and why: try again to enter whoever accepted, or offer it to the other.';
    case 'storm':
      return 'Look whether so many are meant (npx baton parked): let them go on in parts, or discard them.';
    case 'not-started':
      return 'Ask whoever accepted: note that it has begun, or offer it to somebody else.';
    case 'infrastructure':
      return 'Look at the alarms and the runbook; once our own part works again, try again.';
    case 'unmapped':
      return 'Say which status the value stands for, and add it to the contract.';
    case 'missing-input':
      return 'Fill in what is missing in the record, then try again.';
    case 'malformed':
      return 'Look at the event as it came; discard it if it is none of ours.';
    case 'unreadable-record':
      return `Make sure that Baton may read the record in ${systemName(cause.source)}, then try again.`;
    case 'reflect-failed':
    case 'status-failed':
      return `Put right what ${systemName(cause.target)} refuses, then try again; handoffs themselves go on.`;
    case 'notice-failed':
      return `${whereToTell(cause)}, then say that it is seen to.`;
    case 'dead-letters':
      return `Put the cause right, then npx baton dlq redrive ${cause.queue} --reason … --confirm.`;
  }
}

/** What keeps a system from showing the new owner is mended there, or in the record that it is told from. */
function afterFailure({
  target,
  because,
  field = '',
}: Extract<IncidentCause, { kind: 'target-failed' }>): string {
  const system = systemName(target);
  switch (because) {
    case 'unauthorised':
      return `Renew the access to ${system} (npx baton doctor says how), then try again.`;
    case 'no-record':
      return `Fill in ${field} in the CRM’s record, so that it says which one in ${system} is meant; then try again.`;
    default:
      return `Put right what ${system} refuses, then try again.`;
  }
}

function whereToTell({ recipient, because }: Extract<IncidentCause, { kind: 'notice-failed' }>): string {
  if (recipient === 'ops') return 'Correct the mailbox of operations (ops) in the directory';
  if (recipient !== 'ops-channel') return 'Correct their address in the directory';
  // Slack's own word.
  return because === 'not_in_channel'
    ? 'Write /invite @Baton in the channel of operations'
    : 'Put opsChannel right in the directory';
}
