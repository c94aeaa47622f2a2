/** AWS may refuse an instant that has passed when the request arrives; a few seconds cover the way there. */
const SOONEST_SECONDS = 5;

/**
 * The instant as the Scheduler wants it: whole seconds in UTC. Rounded up, so that nobody is woken before the
 * deadline, and never in the past: what is overdue already is due soon.
 */
export function atExpression(at: string, now: string): string {
  const soonest = Date.parse(now) + SOONEST_SECONDS * 1000;
  const seconds = Math.ceil(Math.max(Date.parse(at), soonest) / 1000);
  return `at(${new Date(seconds * 1000).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)})`;
}
