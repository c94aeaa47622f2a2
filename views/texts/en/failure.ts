import type { FailureKind } from '../../pages/failure-page.ts';
import type { Told } from '../told.ts';

/** What an address leads to that has nothing to show. */
export const failure = (kind: FailureKind): Told => {
  switch (kind) {
    case 'unknown-link':
      return {
        title: 'This link leads nowhere',
        paragraphs: [
          'It may be cut off or very old. Please open the link in your latest mail from Baton, in full.',
          'Nothing was changed.',
        ],
      };
    case 'busy':
      return {
        title: 'Please try again in a moment',
        paragraphs: [
          'Too much happened at once, and your answer was not taken. Nothing was changed.',
          'Open the link in your mail again and send your answer once more.',
        ],
      };
    case 'error':
      return {
        title: 'Something went wrong here',
        paragraphs: [
          'It is not your fault.',
          'Open the link in your mail again: the page will say whether your answer has arrived.',
        ],
      };
  }
};
