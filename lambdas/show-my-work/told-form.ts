import type { Person } from '#domain/contract/directory.ts';
import { ownChannels } from '#domain/routing/channel-order.ts';
import { timeOfDaySchema } from '#domain/routing/wishes.ts';
import type { QuietHours, Wishes } from '#domain/routing/wishes.ts';
import type { MyFormEntries, MyFormError } from '#views/pages/my-form.ts';

/** More than this is no rest, but a way not to be asked: that is what an absence is for. */
const LONGEST_QUIET_MINUTES = 12 * 60;
const DAY_MINUTES = 24 * 60;

/** How somebody wants to be told, or everything that is wrong with what they entered. */
export function wishesFrom(entered: MyFormEntries, person: Person): Wishes | MyFormError[] {
  const channels = channelsFrom(entered, person);
  const quietHours = quietFrom(entered);
  if ('errors' in channels || 'errors' in quietHours)
    return [channels, quietHours].flatMap((one) => ('errors' in one ? one.errors : []));
  return { ...channels, ...quietHours };
}

interface Wrong {
  readonly errors: readonly MyFormError[];
}

/** One way is put before the others; who has one only has nothing to choose. */
function channelsFrom({ first }: MyFormEntries, person: Person): Pick<Wishes, 'channels'> | Wrong {
  const own = ownChannels(person);
  if (own.length < 2 && first === undefined) return {};
  const chosen = own.find((way) => way === first);
  return chosen === undefined ? { errors: ['no-way'] } : { channels: [chosen] };
}

/** Both times, or neither. */
function quietFrom(entered: MyFormEntries): Pick<Wishes, 'quietHours'> | Wrong {
  const [from, until] = [entered.quietFrom?.trim() ?? '', entered.quietUntil?.trim() ?? ''];
  if (from === '' && until === '') return {};
  const isTime = (text: string): boolean => timeOfDaySchema.safeParse(text).success;
  const errors = [
    ...(isTime(from) ? [] : ['no-quiet-from' as const]),
    ...(isTime(until) ? [] : ['no-quiet-until' as const]),
  ];
  if (errors.length > 0) return { errors };
  const minutes = minutesOf({ from, until });
  if (minutes === 0) return { errors: ['quiet-same-times'] };
  return minutes > LONGEST_QUIET_MINUTES ? { errors: ['quiet-too-long'] } : { quietHours: { from, until } };
}

function minutesOf({ from, until }: QuietHours): number {
  const [start, end] = [from, until].map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return ((end ?? 0) - (start ?? 0) + DAY_MINUTES) % DAY_MINUTES;
}
