import type { OpenIncident } from './standing.ts';

type Lasting = Pick<OpenIncident, 'waitsFor' | 'refusedBy' | 'because' | 'decideBy' | 'owner'>;

/**
 * What is said of an incident that nobody has to decide about; undefined for all others, and as long as there is time to
 * renew the access that a system refuses.
 */
export function whatLasts(
  { waitsFor, refusedBy, because, decideBy, owner }: Lasting,
  now: string,
): string | undefined {
  if (waitsFor === undefined) return undefined;
  const what = `${because} (it belongs to ${owner.name}).`;
  if (decideBy <= now) return `It has lasted beyond ${decideBy}: ${what}`;
  return refusedBy === undefined
    ? `It goes on by itself, and is told again at ${decideBy} if it lasts: ${what}`
    : undefined;
}
