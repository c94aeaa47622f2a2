import type { CommitBody } from '../log/commit.ts';
import { actorInFull, channelOf } from './actor-name.ts';
import type { Names } from './names.ts';
import type { StoryLine } from './story-line.ts';

/** A line of the story around a sentence. */
export function lineSaying(commit: CommitBody, sentence: string, names: Names): StoryLine {
  const { seq, at, actor, correlationId } = commit;
  const channel = channelOf(actor);
  return {
    seq,
    at,
    actor: actorInFull(actor, names),
    sentence,
    ...(channel === undefined ? {} : { channel }),
    correlationId,
  };
}
