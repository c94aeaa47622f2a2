import { counted } from '../counted.ts';
import type { PersonAnswer, TroubleAnswer } from '../operator/answers.ts';
import { channelName } from '../story/cause-phrase.ts';
import { spoken } from '../story/words.ts';
import type { Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

/** Whom messages keep failing to reach. */
export function peopleLine({ people }: Pick<Gathered, 'people'>): MondayLine {
  const active = people.filter(({ isActive }) => isActive);
  const failing = active.flatMap((person) =>
    (person.troubles ?? []).filter(({ isMarked }) => isMarked).map((trouble) => ({ person, trouble })),
  );
  const names = [...new Set(failing.map(({ person }) => person.name))];
  return {
    title: 'People who cannot be reached',
    colour: failing.length === 0 ? 'green' : 'yellow',
    found:
      failing.length === 0
        ? ['Messages reach everybody.']
        : shown(failing.map(({ person, trouble }) => told(person, trouble))),
    checked: `the ways to ${counted(active.length, 'person', 'people')}: whether the last messages on each arrived`,
    ...(failing.length === 0 ? {} : { next: 'put their address or their id right in directory.yaml' }),
    short: names.length === 0 ? 'everybody reachable' : `cannot be reached: ${names.join(', ')}`,
  };
}

function told({ name }: PersonAnswer, { channel, failures, since, because }: TroubleAnswer): string {
  return `${name} by ${channelName(channel)}: ${counted(failures, 'message')} in a row did not arrive since ${since} (${spoken(because)}).`;
}
