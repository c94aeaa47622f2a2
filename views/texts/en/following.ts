import { capitalised } from '#domain/capitalised.ts';
import type { ProgressStage } from '../../progress.ts';
import { quoted } from './phrases.ts';

/** What whoever hands over sees on a page at any time. */
export const following = {
  kind: (recordKind: string, contract: string) => `${capitalised(recordKind)} · ${contract}`,
  stage: (stage: ProgressStage): string => {
    switch (stage) {
      case 'choosing':
        return 'Baton is choosing whom to ask next.';
      case 'asking':
        return 'Somebody is asked, and has not answered yet.';
      case 'waiting':
        return 'Nobody is asked at the moment.';
      case 'undecided':
        return 'It waits until somebody decides.';
      case 'entering':
        return 'Somebody accepted. The new owner is being entered.';
      case 'queued':
        return 'Somebody accepted. Many are being entered at once: it is in a queue, and the new owner is entered when it is its turn.';
      case 'verified':
        return 'Done: somebody accepted, and every system shows it.';
      case 'changed':
        return 'Somebody accepted, and it was verified. The owner was changed since then, not by Baton.';
      case 'left-out':
        return 'Done: somebody accepted. It was decided that one of the systems need not show it.';
      case 'taking-back':
        return 'Not every system could be written: what was written is being taken back.';
      case 'taken-back':
        return 'It was taken back: every system shows what stood there before.';
      case 'taken-back-in-part':
        return 'It was taken back, but not in every system, and then it was cancelled.';
      case 'stopping':
        return 'It is being cancelled.';
      case 'cancelled':
        return 'It was cancelled.';
    }
  },
  asked: 'Asked',
  until: 'To answer by',
  waitsUntil: 'Until',
  owner: 'Accepted by',
  since: 'Accepted',
  verifiedAt: 'Entered and verified',
  changedTo: 'Owner changed since, to',
  somebodyElse: (system: string) => `Somebody else: see ${system}`,
  decider: 'Decided by',
  story: 'What happened',
  openRecord: (system: string) => `See the record in ${system}`,
  title: (what: string) => `Where ${quoted(what)} stands`,
};
