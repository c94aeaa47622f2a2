import type { StoryLine } from '#domain/story/story-line.ts';
import type { LocalCloud } from '../local-cloud.ts';
import { changeStage, followStory, handoffOf } from './play.ts';
import type { Play } from './play.ts';
import { untilAnswered } from './until-answered.ts';

export interface PersonPlay extends Play {
  readonly onLine: (line: StoryLine) => void;
  readonly say: (text: string) => void;
}

/** Plays one handoff and leaves the answer to the person at the machine. */
export async function playWithPerson(cloud: LocalCloud, play: PersonPlay): Promise<void> {
  const handoffId = await handoffOf(cloud, await changeStage(cloud, play), play.withinSeconds);
  await play.onRequested?.();
  play.say(
    `A contact became sales qualified: handoff ${handoffId}. Open the inbox, read the mail, and answer.\n`,
  );
  const show = (id: string) => untilAnswered(() => cloud.operator.show(id));
  const status = await followStory({ operator: { show } }, handoffId, play.onLine, isEnded);
  play.say(
    status === 'completed'
      ? '\nVerified: every system shows the new owner. Baton goes on running; Ctrl-C stops it.'
      : `\nThe handoff is ${status}. Baton goes on running; Ctrl-C stops it.`,
  );
}

/** A hold is not the end: the story goes on when somebody has decided. */
function isEnded(status: string): boolean {
  return status === 'completed' || status === 'cancelled';
}
