import type { OperatorApi } from './client.ts';
import type { ListedIncident } from '#domain/operator/incidents.ts';

type ListApi = Pick<OperatorApi, 'incidents'>;

/** The API's largest page. */
const LARGEST_PAGE = 100;

interface Question {
  readonly status: 'open' | 'resolved';
  readonly holding?: 'yes';
  readonly since?: string;
}

/** All incidents, page by page, the newest first; `atMost` so many of them. */
export async function allIncidents(
  api: ListApi,
  question: Question,
  atMost = Number.POSITIVE_INFINITY,
): Promise<ListedIncident[]> {
  const found: ListedIncident[] = [];
  let cursor: string | undefined;
  do {
    const limit = String(Math.min(atMost - found.length, LARGEST_PAGE));
    const page = await api.incidents({ ...question, limit, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.incidents);
    cursor = page.next;
  } while (cursor !== undefined && found.length < atMost);
  return found;
}
