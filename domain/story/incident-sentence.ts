import { capitalised } from '../capitalised.ts';
import type { IncidentFact } from '../incident/facts.ts';
import type { Actor } from '../log/commit.ts';
import { actorName } from './actor-name.ts';
import { causePhrase } from './cause-phrase.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';
import { remark } from './words.ts';

/** What one fact about an incident says. */
export function incidentSentence(fact: IncidentFact, actor: Actor, names: Names): string {
  switch (fact.type) {
    case 'IncidentOpened':
      return `${nameOf(names, fact.owner)} has to decide by ${fact.deadlineAt}: ${causePhrase(fact.cause, names)}.`;
    case 'IncidentReopened':
      return `It has happened again: to be decided by ${fact.deadlineAt}.`;
    case 'IncidentJoined':
      return `${capitalised(memberName(fact.member))} waits for the same reason.`;
    case 'IncidentLeft':
      return `${capitalised(memberName(fact.member))} no longer waits for it.`;
    case 'IncidentRetried':
      return `${actorName(actor, names)} saw to what failed for ${eachNamed(fact.members)}.${remark(names, fact.textId)}`;
    case 'IncidentRedriven':
      return `${actorName(actor, names)} had all that lay there sent back to be processed.${remark(names, fact.textId)}`;
    case 'IncidentAssigned':
      return `${actorName(actor, names)} gave it to ${nameOf(names, fact.owner)} to decide.${remark(names, fact.textId)}`;
    case 'IncidentSnoozed':
      return `${actorName(actor, names)} put it off until ${fact.until}.${remark(names, fact.textId)}`;
    case 'IncidentEscalated':
      return `The deadline passed without a decision: everybody who should know is told (${fact.count})${onCall(fact, names)}.`;
    case 'IncidentResolved':
      return fact.because === 'by-hand'
        ? `${actorName(actor, names)} closed it.${remark(names, fact.textId)}`
        : 'Nothing waits for it any more: it is closed.';
  }
}

function onCall(
  { onCall: told = [] }: Extract<IncidentFact, { type: 'IncidentEscalated' }>,
  names: Names,
): string {
  return told.length === 0 ? '' : `, on call ${told.map((id) => nameOf(names, id)).join(', ')}`;
}

/** Each once, however many reasons it had. */
function eachNamed(members: readonly string[]): string {
  return [...new Set(members.map(memberName))].join(', ');
}

/** `handoff#abc@3`, as words; a queue stands for itself. */
function memberName(member: string): string {
  const [kind = '', id] = member.slice(0, member.lastIndexOf('@')).split('#');
  if (id === undefined) return `the queue ${kind}`;
  return `the ${kind === 'blocked' ? 'blocked event' : kind} ${id}`;
}
