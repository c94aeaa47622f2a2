import type { SubjectId } from './ids.ts';
import { subjectParts } from './ids.ts';

/** The lists of a contract in which its handoffs and blocked events stand, each in one at most. */
export const OVERVIEW_LISTS = ['waiting', 'held', 'blocked', 'not-started', 'done'] as const;
export type OverviewList = (typeof OVERVIEW_LISTS)[number];

/** What nobody has been asked about yet is never late: it stands behind all that may be. */
export const NEVER = '9999-12-31T00:00:00.000Z';

/** Before all that may stand in a list; the store takes no empty text. */
export const EVER = '0000-01-01T00:00:00.000Z';

interface Listed {
  readonly subjectId: SubjectId;
  readonly status: string;
  readonly contract?: string | undefined;
  readonly openedAt: string;
  readonly answerBy?: string | undefined;
  readonly startBy?: string | undefined;
  readonly doneAt?: string | undefined;
}

/** A place in a list of a contract, and the instant by which that list is sorted. */
export interface OverviewPlace {
  readonly list: OverviewList;
  readonly at: string;
}

/**
 * In which list of its contract a row stands: what waits for an answer by its first deadline, what is not begun by when
 * it was to be, what is done by when it was, the others by when they came. Undefined for what concerns nobody now.
 */
export function overviewPlace(row: Listed): OverviewPlace | undefined {
  const { kind } = subjectParts(row.subjectId);
  if (kind === 'blocked') return row.status === 'blocked' ? { list: 'blocked', at: row.openedAt } : undefined;
  return kind === 'handoff' ? placeOfHandoff(row) : undefined;
}

function placeOfHandoff({ status, openedAt, answerBy, startBy, doneAt }: Listed): OverviewPlace | undefined {
  if (status === 'held') return { list: 'held', at: openedAt };
  if (UNANSWERED.has(status)) return { list: 'waiting', at: answerBy ?? NEVER };
  if (startBy !== undefined) return { list: 'not-started', at: startBy };
  return doneAt === undefined ? undefined : { list: 'done', at: doneAt };
}

const UNANSWERED: ReadonlySet<string> = new Set(['deciding', 'offered', 'postponed']);

/** How a list of a contract is called in the index. */
export function overviewKey(contract: string, list: OverviewList): string {
  return `${contract} ${list}`;
}
