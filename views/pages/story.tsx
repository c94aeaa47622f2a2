import type { Reader } from '../reader.ts';
import { shortTime, withTimes } from '../when.ts';

type StoryProps = {
  /** Oldest first; `at` is an ISO instant, and the sentences may have more of them. */
  readonly story: readonly { readonly at: string; readonly sentence: string }[];
  readonly reader: Reader;
};

/** What happened, a line for each thing, in the reader's time. */
export function Story({ story, reader }: StoryProps) {
  return (
    <ol class="story">
      {story.map(({ at, sentence }) => (
        <li>
          <time dateTime={at}>{shortTime(at, reader)}</time>
          {withTimes(sentence, reader)}
        </li>
      ))}
    </ol>
  );
}
