import type { Check } from '#domain/operator/checks.ts';

/** From this share of a quota on there is time to do something, and from the next on hardly any. */
const NEARLY = 0.8;
const ALMOST_ALL = 0.95;

/** What a quota is called, how far it is used in words, and what to do before it is used up. */
type Quota = Required<Pick<Check, 'name' | 'found' | 'next'>>;

/** A quota that is used to a share between 0 and 1. */
export function quotaCheck({ name, found, next }: Quota, share: number): Check {
  const about = { name, about: 'quota' as const, found };
  return share < NEARLY ? { ...about, ok: true } : { ...about, ok: share < ALMOST_ALL, next };
}
