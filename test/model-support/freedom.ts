import type { ModelState } from './state.ts';

/**
 * How much may still happen in a state, and how strict its onlooker is. Nothing of this changes what the processes do, so
 * of two states that are otherwise the same, whatever rule can be broken from the less free one can be broken from the
 * other.
 */
export type Freedom = Pick<ModelState, 'faults' | 'acts' | 'seen'>;

/** Whether everything that could go wrong from `other` could go wrong, and would be noticed, from `one`. */
export function isAsFree(one: Freedom, other: Freedom): boolean {
  return one.faults >= other.faults && one.acts >= other.acts && isAsStrict(one.seen, other.seen);
}

type Seen = ModelState['seen'];

/**
 * Rules ask whether anything was lost or late, and not how often. A mail more, a press less and a mail fewer that is
 * excused leave less room to each rule that looks at them.
 */
function isAsStrict(one: Seen, other: Seen): boolean {
  return (
    Number(one.losses > 0) <= Number(other.losses > 0) &&
    Number(one.losses + one.delays > 0) <= Number(other.losses + other.delays > 0) &&
    one.unmarked <= other.unmarked &&
    [...other.mails].every(([asked, count]) => (one.mails.get(asked) ?? 0) >= count) &&
    [...one.presses].every((press) => other.presses.has(press))
  );
}
