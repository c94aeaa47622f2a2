import { refusalPhrase } from '#domain/story/refusal-phrase.ts';
import type { Candidate, CandidateReason, Cause, Move } from '../../cause.ts';
import { leftAlone } from './left-alone.ts';
import type { LeftOut } from '../../left-out.ts';
import { leftOut } from './left-out.ts';
import { notEntered } from './not-entered.ts';
import { listed, quoted, words } from './phrases.ts';

const moved = (move: Move): string => {
  switch (move.kind) {
    case 'status':
      return move.status === undefined
        ? 'The record lost the status that counts here'
        : `The record became ${quoted(words(move.status))}`;
    case 'again':
      return 'The record took the same status once more';
    case 'owner':
      return 'The record got another owner';
    case 'merged':
      return 'The record was merged into another';
    case 'deleted':
      return 'The record was deleted';
  }
};

const candidate = ({ name, rule, when, because }: Candidate): string => {
  const condition =
    when === undefined ? '' : `, as ${quoted(when.field)} is ${when.values.map(quoted).join(' or ')}`;
  return `${name} ${led(because)} (rule ${String(rule)}${condition})`;
};

const led = (because: CandidateReason): string => {
  switch (because.kind) {
    case 'named':
      return 'is named';
    case 'in-pool':
      return 'is in the pool';
    case 'record-owner':
      return 'owns the record';
    case 'property':
      return `stands in ${quoted(because.field)}`;
  }
};

const notTakenBack = ({
  system,
  errorClass,
  isOthers,
  field,
}: Extract<Cause, { kind: 'partial-rollback' }>['failed'][number]): string => {
  const where = field === undefined ? '' : ` (${quoted(field)})`;
  return isOthers
    ? `Somebody else has changed ${system} meanwhile${where}, and that was left alone.`
    : `What was written to ${system} could not be taken back${where}: ${refusalPhrase(errorClass)}.`;
};

const notAsked = (people: readonly LeftOut[] = []): string =>
  people.length === 0 ? '' : ` Nobody else can be asked: ${leftOut(people)}.`;

const missing = ({ field, unlinked }: Extract<Cause, { kind: 'missing-field' }>) => {
  const links = unlinked.map(({ object, label }) => ({
    headline: `No ${object} is linked to the record`,
    sentence: `No ${object} is linked to the record (${quoted(label)}).`,
  }));
  const fields =
    field === ''
      ? []
      : [
          {
            headline: `${quoted(field)} is missing or wrong`,
            sentence: `${quoted(field)} is empty in the record, or not as it has to be.`,
          },
        ];
  const all = [...fields, ...links];
  return {
    headline: all[0]?.headline ?? '',
    sentence: `${all.map(({ sentence }) => sentence).join(' ')} Until that is right nobody can be asked.`,
  };
};

/** What went wrong: in a few words, and in a sentence. */
export const cause = (cause: Cause): { readonly headline: string; readonly sentence: string } => {
  switch (cause.kind) {
    case 'declined':
      return {
        headline: `${cause.by} declined`,
        sentence: `${cause.by} declined, with the reason ${quoted(cause.reason)}. Nobody has accepted it.${notAsked(cause.leftOut)}`,
      };
    case 'expired':
      return {
        headline: `${cause.offeredTo} did not answer in time`,
        sentence: `${cause.offeredTo} was asked and did not answer in time. Nobody has accepted it.${notAsked(cause.leftOut)}`,
      };
    case 'returned':
      return {
        headline: `Sent back by ${cause.by}`,
        sentence: [
          `${cause.by} sent it back as not ready, with the reason ${quoted(cause.reason)}.`,
          ...(cause.missing.length > 0 ? [`Missing: ${listed(cause.missing)}.`] : []),
          ...(cause.setBackTo === undefined
            ? []
            : [`The record is set back to ${quoted(words(cause.setBackTo))} until it goes on.`]),
        ].join(' '),
      };
    case 'undeliverable':
      return {
        headline: `${cause.person} could not be reached`,
        sentence: `${cause.person} could not be reached by ${cause.channel}, so nobody has been asked.`,
      };
    case 'nobody-to-ask':
      return {
        headline: 'Nobody can be asked',
        sentence:
          cause.leftOut.length === 0
            ? 'The rules of this handoff lead to nobody who could be asked.'
            : `Nobody can be asked now: ${leftOut(cause.leftOut)}.`,
      };
    case 'contradiction':
      return {
        headline: 'The record contradicts itself',
        sentence: `Nobody was asked, because these do not go together: ${cause.says.map(({ field, value }) => `${field} is ${quoted(value)}`).join(', ')}.`,
      };
    case 'ambiguous':
      return {
        headline: 'The rules lead to different people',
        sentence: `Nobody was asked, because the rules do not decide between them: ${cause.candidates.map(candidate).join('; ')}.`,
      };
    case 'unmapped':
      return {
        headline: `The value ${quoted(cause.value)} is not known`,
        sentence: [
          `${cause.source} sent ${quoted(cause.value)} as ${quoted(cause.property)}, and no rule says what it means.`,
          ...(cause.closest === undefined ? [] : [`The closest known value is ${quoted(cause.closest)}.`]),
        ].join(' '),
      };
    case 'missing-field':
      return missing(cause);
    case 'malformed':
      return {
        headline: `${cause.source} sent something unreadable`,
        sentence: `${cause.source} sent a genuine message that cannot be read. It is kept, and nothing was started.`,
      };
    case 'dropped':
      return {
        headline: `${cause.system} did not take the change`,
        sentence: `${cause.system} said yes but changed nothing: ${quoted(cause.field)} should be ${quoted(cause.expected)} and is still ${quoted(cause.found)}.`,
      };
    case 'altered':
      return {
        headline: `${cause.system} stored something else`,
        sentence: `${cause.system} changed what was written: ${quoted(cause.field)} should be ${quoted(cause.expected)} and is ${quoted(cause.found)}.`,
      };
    case 'overwritten':
      return {
        headline: `Somebody else changed ${cause.system}`,
        sentence: `Somebody else changed ${cause.system} meanwhile: ${quoted(cause.field)} should be ${quoted(cause.expected)} and is ${quoted(cause.found)}. It was left alone.`,
      };
    case 'target-failed':
      return notEntered(cause);
    case 'unreadable-record':
      return {
        headline: `A record in ${cause.system} cannot be read`,
        sentence: `${cause.system} told of a change, and the record cannot be read there: ${refusalPhrase(cause.errorClass)}. Nothing was started, and nobody has been asked.`,
      };
    case 'deferred':
      return {
        headline: `${cause.system} keeps saying “later”`,
        sentence: `${cause.system} has put Baton off for more than an hour: ${refusalPhrase(cause.errorClass)}. Baton goes on by itself as soon as it is let in.`,
      };
    case 'in-queue':
      return {
        headline: `The queue for ${cause.system} is long`,
        sentence:
          'The turn of what waits has not come for more than an hour. The queue moves: all goes on by itself.',
      };
    case 'left-alone':
      return leftAlone(cause);
    case 'unauthorised':
      return {
        headline: `${cause.system} no longer lets Baton in`,
        sentence: `${cause.system} refuses Baton’s access. Somebody has to renew it before anything can be written there.`,
      };
    case 'partial-rollback':
      return {
        headline: 'Not everything could be taken back',
        sentence: `${cause.failed.map(notTakenBack).join(' ')} Everything else shows what stood there before. Put right by hand what is named here, or have Baton try again; then cancel the handoff.`,
      };
    case 'rolled-back':
      return {
        headline: `${cause.system} could not be changed, so all was taken back`,
        sentence: `The new owner could not be entered in ${cause.system}. Everything that was written elsewhere was taken back, and read back. Trying again enters the new owner everywhere once more.`,
      };
    case 'moved-on':
      return {
        headline: 'The record has moved on',
        sentence: `${moved(cause.move)} while nobody had accepted it. Decide whether it still is to be handed over.`,
      };
    case 'owner-changed':
      return {
        headline: `${cause.system} was changed to another owner`,
        sentence: `${cause.owner} accepted and was entered. Since then somebody has made ${cause.to ?? 'somebody else'} the owner in ${cause.system}. Trying again enters ${cause.owner} once more; cancelling leaves it as it is.`,
      };
    case 'outside-pilot':
      return {
        headline: `${cause.person} is not in the pilot`,
        sentence: `${cause.person} would be asked next, and has not been: only the people of the pilot are. Nobody has accepted it.`,
      };
    case 'storm':
      return cause.person === undefined
        ? {
            headline: 'Too many handoffs at once',
            sentence:
              'More handoffs began at once than the rules allow. The rest waits: nobody is asked about it until you decide.',
          }
        : {
            headline: `Too many open handoffs for ${cause.person}`,
            sentence: `${cause.person} has as many open handoffs as the rules allow. The rest waits until you decide.`,
          };
    case 'not-started':
      return {
        headline: `${cause.person} has not started`,
        sentence: `${cause.person} accepted it, and it has not been started in time. ${cause.person} was reminded, and their manager was told.`,
      };
    case 'infrastructure':
      return {
        headline: `A step keeps failing: ${cause.step}`,
        sentence: `The step ${quoted(cause.step)} failed again and again for a technical reason.`,
      };
    case 'dead-letters':
      return {
        headline: `Messages are stuck in ${cause.queue}`,
        sentence: `Messages in ${quoted(cause.queue)} could not be processed and were put aside. They are kept for 14 days. Whoever operates Baton sees them with “npx baton dlq show ${cause.queue}” and, once the cause is put right, has them processed again with “npx baton dlq redrive ${cause.queue} --reason … --confirm”.`,
      };
  }
};
