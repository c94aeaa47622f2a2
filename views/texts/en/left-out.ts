import type { AskedBefore } from '../../because.ts';
import type { LeftOut } from '../../left-out.ts';
import { listed } from './phrases.ts';

const reasons: Readonly<Record<LeftOut['because'], string>> = {
  unknown: 'is not in the directory',
  inactive: 'has left',
  away: 'is away',
  'outside-working-hours': 'is outside working hours',
  'at-capacity': 'has as much as they can take',
  declined: 'said no',
  'handed-on': 'handed it on',
  'not-started': 'accepted and did not start',
  'is-giver': 'hands it over',
  silent: 'did not answer',
  withdrawn: 'was taken off it',
  unreachable: 'cannot be reached',
  'no-longer-asked': 'is no longer asked under the rules',
};

/** As they are said of one and of several. */
const ends: Readonly<Record<AskedBefore['end'], string>> = {
  silent: 'did not answer',
  declined: 'said no',
  'not-started': 'accepted and did not start',
  unreachable: 'could not be reached',
  'passed-on': 'handed it on',
  withdrawn: 'had it taken back',
  away: 'went away',
};

/** Why each of some people is not asked, as one clause; empty where there is nobody. */
export const leftOut = (people: readonly LeftOut[]): string =>
  listed(people.map(({ name, because }) => `${name} ${reasons[because]}`));

/** What came of asking some people, as one clause; empty where nobody was asked. */
export const askedBefore = (people: readonly AskedBefore[]): string => {
  const namesBy = Map.groupBy(people, ({ end }) => end);
  return listed([...namesBy].map(([end, those]) => `${listed(those.map(({ name }) => name))} ${ends[end]}`));
};
