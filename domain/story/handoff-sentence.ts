import type { FactOf, HandoffFact, WaitState } from '../handoff/facts.ts';
import type { Would } from '../handoff/observation.ts';
import { leftBecauseOf } from '../health/left-words.ts';
import type { Actor } from '../log/commit.ts';
import { actorName, through } from './actor-name.ts';
import { causePhrase, channelName, missing, mismatchPhrase, reversalPhrase } from './cause-phrase.ts';
import { firstPhrase } from './first-phrase.ts';
import { leftPhrase } from './left-phrase.ts';
import { leftOutPhrase } from './left-out-phrase.ts';
import { movePhrase } from './move-phrase.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';
import { chosen, refusedBecause, withdrawn } from './offer-phrases.ts';
import { refusalPhrase } from './refusal-phrase.ts';
import { startOverdue, workStarted } from './start-phrases.ts';
import { statusLeft, statusSet } from './status-phrases.ts';
import type { AttemptsTold } from './attempts-told.ts';
import { attemptFailed, leftOpen, writePlanned } from './write-phrases.ts';
import { about, queuePhrase, remark, returnReason, spoken, spokenDuration, systemName } from './words.ts';

/**
 * What one fact about a handoff says. Instants in it are ISO, for the display to put into a zone. `before`: what was told
 * before of the writes to its target, where that is known.
 */
export function handoffSentence(
  fact: HandoffFact,
  actor: Actor,
  names: Names,
  before?: AttemptsTold,
): string {
  switch (fact.type) {
    case 'HandoffRequested':
      return requested(fact, names);
    case 'HandoffObserved':
      return `Baton only looks on, until ${fact.until}: ${wouldPhrase(fact.would, names)}.`;
    case 'TransferObserved':
      return `${fact.owner === undefined ? 'Somebody' : nameOf(names, fact.owner)} became its owner without Baton, after ${spokenDuration(fact.tookSeconds)}.`;
    case 'TransferOverdue':
      return 'The deadline of an offer would have passed by now, and nobody has become its owner.';
    case 'WorkflowStarted':
      return fact.run === 1
        ? 'The workflow was started.'
        : `The workflow was started again (run ${fact.run}).`;
    case 'WorkflowWaiting':
      return `Baton now waits for ${awaited(fact.state)}.`;
    case 'OfferMade':
      return `It was offered to ${nameOf(names, fact.to)}, ${chosen(fact.because)}, to accept by ${fact.expiresAt}${leftOutPhrase(fact.choice?.leftOut ?? [], names)}.`;
    case 'OfferDelivered':
      return `The offer went out by ${channelName(fact.channel)}.`;
    case 'DeliveryFailed':
      return `The offer could not be sent by ${channelName(fact.channel)}: ${spoken(fact.because)}.`;
    case 'DeliveryDeferred':
      return `The offer could not be sent by ${channelName(fact.channel)} yet (${spoken(fact.because)}): it is sent again at ${fact.until}.`;
    case 'OfferKeptQuiet':
      return `The offer waits until ${fact.until}: until then it is to be quiet for whoever is asked.`;
    case 'DeliveryRetryDue':
      return 'It is time to send the offer.';
    case 'OfferUndeliverable':
      return `The offer ended, because it cannot be delivered by ${channelName(fact.channel)}: ${spoken(fact.because)}.`;
    case 'ReminderDue':
      return 'No answer yet: a reminder is sent.';
    case 'OfferAccepted':
      return `${nameOf(names, fact.by)} accepted${through(actor)}${fact.startBy === undefined ? '' : `, to start by ${fact.startBy}`}.`;
    case 'OfferDeclined':
      return `${nameOf(names, fact.by)} declined${through(actor)}: ${spoken(fact.reason)}.${remark(names, fact.textId)}`;
    case 'HandoffReturned':
      return `${nameOf(names, fact.by)} returned it as not ready${through(actor)}: ${returnReason(names, fact.reason)}${missing(fact.missing)}.${remark(names, fact.textId)}`;
    case 'OfferHandedOn':
      return `${nameOf(names, fact.by)} handed it on to ${nameOf(names, fact.to)}${through(actor)}, who has to accept in turn.${remark(names, fact.textId)}`;
    case 'OfferSnoozed':
      return `${nameOf(names, fact.by)} put it off until ${fact.until}${through(actor)}; to accept by ${fact.expiresAt}.`;
    case 'OfferPaused':
      return `The contract is paused until ${fact.until}: the clock of the offer stands still; to accept by ${fact.expiresAt}.`;
    case 'OfferResumed':
      return `The contract goes on, and with it the clock of the offer; to accept by ${fact.expiresAt}.`;
    case 'OfferPostponed':
      if (fact.because === 'paused')
        return `The contract is paused: nobody is asked before it goes on, at ${fact.until} at the latest.`;
      if (fact.after !== undefined)
        return `Nobody is asked before ${firstPhrase(fact.after)} is done; at ${fact.until} at the latest it is looked at again.`;
      return `Nobody can be asked before ${fact.until}${leftOutPhrase(fact.leftOut, names)}.`;
    case 'PostponementEnded':
      return fact.after === undefined
        ? 'Somebody can be asked again.'
        : `The handoff ${fact.after.handoffId} on the same record ${fact.after.end === 'completed' ? 'is done' : 'was cancelled'}: now somebody can be asked.`;
    case 'HandoffEscalated':
      return `It is escalated to ${nameOf(names, fact.to)} (step ${fact.level}).`;
    case 'OfferExpired':
      return 'The offer expired: its deadline passed without an answer.';
    case 'OfferWithdrawn':
      return withdrawn(fact, actor, names);
    case 'AnswerRefused':
      return `An answer of ${nameOf(names, fact.by)} came to nothing: ${refusedBecause(fact.because)}.`;
    case 'StepFailed':
      return `Waiting for ${awaited(fact.state)} failed for a technical reason (${fact.count}).`;
    case 'StepOverdue':
      return fact.count === 1
        ? `The step “${spoken(fact.step)}” is late: Baton makes sure that everything for it was done.`
        : `The step “${spoken(fact.step)}” is still late.`;
    case 'HandoffHeld':
      return `It is held until somebody decides: ${causePhrase(fact.cause, names)}.`;
    case 'HandoffReleased':
      return released(fact, actor, names);
    case 'SyncStarted':
      return 'Baton begins to enter the new owner in every system.';
    case 'TargetPlanned':
      return writePlanned(fact, before);
    case 'AttemptFailed':
      return attemptFailed(fact, before);
    case 'TargetDeferred':
      return deferred(fact);
    case 'DeferralEnded':
      return fact.textId === undefined
        ? `The wait for ${systemName(fact.target)} is over.`
        : `${actorName(actor, names)} has ${systemName(fact.target)} looked at now.${remark(names, fact.textId)}`;
    case 'TargetQueued':
      return `It has been ${queuePhrase(fact.target)} since ${fact.since}, and its turn has not come; at ${fact.until} it is looked at again.`;
    case 'TargetVerified':
      return verified(fact);
    case 'TargetMismatched':
      return `Read back and compared: ${mismatchPhrase(fact.target, fact.verdict, fact.field)}.${leftOpen(fact, 'the last write')}`;
    case 'TargetFailed':
      return `${systemName(fact.target)} could not be written: ${refusalPhrase(fact.because)}${about(fact.field)}.${leftOpen(fact, 'the last write')}`;
    case 'TargetSkipped':
      return `${systemName(fact.target)} is left out: Baton does not look whether it shows the new owner.${remark(names, fact.textId)}`;
    case 'ReadBackGivenUp':
      return `${systemName(fact.target)} is no longer waited for: whether the last write (no. ${fact.attempt}) took effect is not known.${remark(names, fact.textId)}`;
    case 'RollbackStarted':
      return fact.failedTarget === undefined
        ? 'Baton begins to take back what it wrote, the last first.'
        : `Baton begins to take back what it wrote, the last first, because ${systemName(fact.failedTarget)} could not be written.`;
    case 'TargetReversed':
      return fact.verdict === 'ALREADY'
        ? `${systemName(fact.target)} shows what stood there before; nothing had to be written.`
        : `${systemName(fact.target)} was read back and shows what stood there before: verified.${openUntilThen(fact)}`;
    case 'ReversalFailed':
      return `It was not taken back: ${reversalPhrase(fact)}.${leftOpen(fact, 'the last write')}`;
    case 'RollbackEnded':
      return fact.outcome === 'complete'
        ? 'Taken back in every system that Baton wrote: each shows what stood there before.'
        : 'Taken back, but not in every system that Baton wrote.';
    case 'HandoffCompleted':
      return completed(fact);
    case 'DifferenceSeen':
      return `${systemName(fact.target)} shows another owner than who accepted; it is looked at again at ${fact.recheckAt}.`;
    case 'SecondLookDue':
      return `${systemName(fact.target)} is looked at again.`;
    case 'DifferenceGone':
      return `${systemName(fact.target)} shows who accepted again.`;
    case 'HandoffReopened':
      return reopened(fact, actor, names);
    case 'WorkStarted':
      return workStarted(fact, actor, names);
    case 'StartOverdue':
      return startOverdue(fact);
    case 'StartPaused':
      return `The contract is paused until ${fact.until}: the clock of the start stands still, until ${fact.dueAt}.`;
    case 'StartResumed':
      return `The contract goes on, and with it the clock of the start, until ${fact.dueAt}.`;
    case 'RecordMovedOn':
      return `Meanwhile ${movePhrase(fact.move, names)}.`;
    case 'StatusChangeDue':
      return `The status in ${systemName(fact.system)} has to be ${statusSet(fact)}.`;
    case 'StatusChanged':
      return `The status in ${systemName(fact.system)} was set to ${spoken(fact.to)}, and read back.`;
    case 'StatusLeft':
      return `The status in ${systemName(fact.system)} was ${statusLeft(fact)}.`;
    case 'CancelRequested':
      return `${actorName(actor, names)} asked to cancel it.${remark(names, fact.textId)}`;
    case 'HandoffCancelled':
      return 'It was cancelled: Baton writes no owner any more, and what was written stays.';
  }
}

function requested(fact: FactOf<'HandoffRequested'>, names: Names): string {
  const { source, objectType, objectId } = fact.record;
  const record = `The ${spoken(objectType)} ${objectId} in ${systemName(source)}`;
  const giver = nameOf(names, fact.giver);
  const gives =
    fact.nobodyGave === undefined
      ? `${giver} hands it over`
      : `nobody in particular hands it over, so ${giver} stands in`;
  return `${record} became ${spoken(fact.status)}: ${gives} (${fact.contract}).`;
}

function awaited(state: WaitState): string {
  switch (state) {
    case 'offer':
      return 'an answer';
    case 'sync':
      return 'every system to show the new owner';
    case 'rollback':
      return 'every system to show what stood there before';
  }
}

function completed({ without }: FactOf<'HandoffCompleted'>): string {
  if (without === undefined) return 'Done: every system shows the new owner, verified.';
  return `Done, without ${without.map(systemName).join(' and ')}: whatever else there is shows the new owner, verified.`;
}

/** What Baton would have done with it, as a clause. */
function wouldPhrase(would: Would, names: Names): string {
  switch (would.kind) {
    case 'ask':
      return `it would have asked ${nameOf(names, would.to)}, ${chosen(would.because)}${leftOutPhrase(would.choice?.leftOut ?? [], names)}`;
    case 'wait':
      return `nobody could have been asked before ${would.until}${leftOutPhrase(would.leftOut, names)}`;
    case 'nobody':
      return `it would have been held, because ${causePhrase(would.cause, names)}`;
  }
}

function reopened(
  { because, targets, textId }: FactOf<'HandoffReopened'>,
  actor: Actor,
  names: Names,
): string {
  switch (because) {
    case 'not-started':
      return 'It goes on: who accepted did not start, and the next who can be asked is.';
    case 'owner-changed':
      return 'It goes on: who accepted is entered once more.';
    case 'replayed':
      return `${actorName(actor, names)} had it done once more in ${targets.map(systemName).join(', ')}.${remark(names, textId)}`;
  }
}

function released({ how, to, textId }: FactOf<'HandoffReleased'>, actor: Actor, names: Names): string {
  const decided = `${actorName(actor, names)} decided:`;
  switch (how) {
    case 'retried':
      return `${decided} try again.${remark(names, textId)}`;
    case 'corrected':
      return `${decided} it is put right and goes on.${remark(names, textId)}`;
    case 'skipped':
      return `${decided} go on without it.${remark(names, textId)}`;
    case 'rolled-back':
      return `${decided} take back what was written.${remark(names, textId)}`;
    case 'reassigned':
      return `${decided} ask ${to === undefined ? 'somebody else' : nameOf(names, to)}.${remark(names, textId)}`;
  }
}

function verified(fact: FactOf<'TargetVerified'>): string {
  const { target, verdict } = fact;
  const system = systemName(target);
  switch (verdict) {
    case 'VERIFIED':
      return `${system} was read back and shows the new owner: verified.${openUntilThen(fact)}`;
    case 'ALREADY':
      return `${system} showed the new owner already; nothing was written.`;
    case 'NORMALISED':
      return `${system} was read back and shows the new owner, with values in its own form: verified.${openUntilThen(fact)}`;
  }
}

function deferred(fact: FactOf<'TargetDeferred'>): string {
  const { target, attempt, until, because, round, system = target } = fact;
  const name = systemName(target);
  if (because === 'second-look')
    return `${name} shows what stood there before; it is looked at once more at ${until}.`;
  if (round !== undefined)
    return `${name} is tried again at ${until} (round ${round} since somebody decided).`;
  const left = leftBecauseOf(because);
  if (left !== undefined) return `Nothing is asked of ${name} before ${until}: ${leftPhrase(system, left)}.`;
  const ended = attempt === undefined ? '' : ' That takes no attempt.';
  return `${name} cannot take it before ${until}: ${refusalPhrase(because)}.${ended}`;
}

interface Unanswered {
  readonly unanswered?: string | undefined;
}

function openUntilThen({ unanswered }: Unanswered): string {
  return unanswered === undefined
    ? ''
    : ` What became of the write was open until then: ${refusalPhrase(unanswered)}.`;
}
