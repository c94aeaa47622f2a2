import type { HandoffCore, Next } from './state.ts';

/**
 * Who is asked when a person lets it go on: whoever was named before it was held, else whoever was asked last before
 * the fallback and the escalation; undefined if nobody has been asked, and the contract chooses.
 */
export function askedNext({ asked }: Pick<HandoffCore, 'asked'>, next: Next | undefined): Next | undefined {
  if (next !== undefined) return next;
  const last = asked.findLast(({ stage }) => stage === 'rounds') ?? asked.at(-1);
  return last === undefined ? undefined : { to: last.person, because: 'asked-again' };
}
