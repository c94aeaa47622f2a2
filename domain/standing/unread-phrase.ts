import { subjectId } from '../ids.ts';
import type { ListedIncident } from '../operator/incidents.ts';

/** So many are named. */
const NAMED = 5;

/** Whose logs this version cannot read: after a deploy was taken back, what the newer version wrote. */
export function unreadPhrase(unread: readonly string[]): string {
  const more = unread.length > NAMED ? ` and ${String(unread.length - NAMED)} more` : '';
  const whom = unread.length === 1 ? 'it' : 'them';
  return `not counted, because a newer version of Baton wrote to ${whom}: ${unread.slice(0, NAMED).join(', ')}${more}.`;
}

/** Where it says what to do about them. */
export const UNREAD_NEXT = 'docs/runbook.md, relay-dead-letters';

/** Those incidents of whose logs a newer version wrote the end. */
export function unreadAmong(
  incidents: readonly Pick<ListedIncident, 'id' | 'isUnread'>[],
): readonly string[] {
  return incidents.flatMap(({ id, isUnread }) => (isUnread === true ? [subjectId('incident', id)] : []));
}
