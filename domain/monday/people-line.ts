import { capitalised } from '../capitalised.ts';
import { counted } from '../counted.ts';
import type { Check } from '../operator/checks.ts';
import type { PersonAnswer, TroubleAnswer } from '../operator/people.ts';
import { channelName } from '../story/cause-phrase.ts';
import { spoken } from '../story/words.ts';
import type { Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

/** Whom messages keep failing to reach, and whom they would: what SES and Slack say of each address and id. */
export function peopleLine({ people, ways }: Pick<Gathered, 'people' | 'ways'>): MondayLine {
  const active = people.filter(({ isActive }) => isActive);
  const failing = active.flatMap((person) =>
    (person.troubles ?? []).filter(({ isMarked }) => isMarked).map((trouble) => ({ person, trouble })),
  );
  const closed = ways.filter(({ ok }) => !ok);
  const names = [
    ...new Set([
      ...failing.map(({ person }) => person.name),
      ...closed.filter(({ about }) => about === 'person').map(({ name }) => name),
    ]),
  ];
  const isWell = failing.length === 0 && closed.length === 0;
  return {
    title: 'People who cannot be reached',
    colour: isWell ? 'green' : 'yellow',
    found: isWell
      ? ['Messages reach everybody.']
      : shown([
          ...failing.map(({ person, trouble }) => told(person, trouble)),
          ...closed.map((way) => `${capitalised(wayInWords(way))}.`),
        ]),
    checked: `the ways to ${counted(active.length, 'person', 'people')}: ${['whether the last messages on each arrived', ...ways.filter(({ ok }) => ok).map(wayInWords)].join('; ')}`,
    ...(isWell ? {} : { next: closed[0]?.next ?? 'put their address or their id right in directory.yaml' }),
    short: isWell ? 'everybody reachable' : shortOf(names),
  };
}

const shortOf = (names: readonly string[]): string =>
  names.length === 0 ? 'not every way to people was looked at' : `cannot be reached: ${names.join(', ')}`;

const wayInWords = ({ name, found }: Check): string => `${name}: ${found}`;

function told({ name }: PersonAnswer, { channel, failures, since, because }: TroubleAnswer): string {
  return `${name} by ${channelName(channel)}: ${counted(failures, 'message')} in a row did not arrive since ${since} (${spoken(because)}).`;
}
