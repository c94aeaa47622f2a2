import type { News } from '../../mails/news-mail.tsx';

/** What whoever hands over is told in a mail, as it happens. */
export const news = {
  told: (news: News, what: string, name: string | undefined): { headline: string; sentence: string } => {
    switch (news) {
      case 'requested':
        return {
          headline: `You hand over ${what}`,
          sentence:
            name === undefined
              ? 'Baton asks somebody to take it over as soon as somebody can be asked.'
              : `${name} is asked to take it over. It is theirs only when they accept.`,
        };
      case 'accepted':
        return {
          headline: `${name ?? 'Somebody'} accepted ${what}`,
          sentence: 'Baton now enters the new owner, reads that back and compares.',
        };
      case 'moved':
        return {
          headline: `${name ?? 'Somebody else'} is asked now about ${what}`,
          sentence: 'Whoever was asked before does not have it any more. The page says what happened.',
        };
      case 'verified':
        return {
          headline: `${what} has changed hands`,
          sentence: `${name ?? 'Whoever accepted'} is the owner now: it was entered, read back and compared.`,
        };
      case 'taken-back':
        return {
          headline: `${what} was taken back`,
          sentence: `What was entered for ${name ?? 'whoever accepted'} was taken back. The page says where, and who decides now.`,
        };
      case 'cancelled':
        return {
          headline: `${what} was cancelled`,
          sentence:
            name === undefined
              ? 'Nobody is asked any more. The page says what happened.'
              : `${name} had accepted it. Nobody is entered as its owner any more. The page says what happened.`,
        };
    }
  },
  open: 'See where it stands',
  why: (contract: string) => `You are told because you handed it over (${contract}).`,
  nothingToDo: 'There is nothing to do.',
};
