import type { StoryLine } from '#domain/story/story-line.ts';
import { localInstant, withLocalInstants } from './instant.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** A story in aligned columns: when, who, by which way, what. */
export function storyTable(story: readonly StoryLine[], style: Style): string {
  const rows = story.map(({ at, actor, channel, sentence }) => [
    { text: localInstant(at), paint: style.faint },
    actor,
    channel ?? '',
    withLocalInstants(sentence),
  ]);
  return table(rows, ['WHEN', 'WHO', 'THROUGH', 'WHAT']);
}
