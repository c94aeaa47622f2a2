import type { Traced } from './gather-trace.ts';
import type { TraceLine } from './trace-lines.ts';

/** Log lines are written a little before and after what they tell of. */
const AROUND_SECONDS = 5 * 60;

/**
 * What finds the log lines in CloudWatch Logs Insights: instants in seconds since 1970, and the query with its source,
 * which only the CLI and the API understand (CloudWatch Logs user guide, SOURCE); a console has the rest of it.
 */
export interface LogQuery {
  readonly startTime: number;
  readonly endTime: number;
  readonly query: string;
}

/** The query for everything that Lambdas logged about a trace; undefined where nothing is known of it. */
export function logQuery(
  { correlationId, subjects }: Traced,
  lines: readonly TraceLine[],
): LogQuery | undefined {
  const times = lines.map(({ at }) => Math.floor(Date.parse(at) / 1000));
  if (times.length === 0) return undefined;
  const ids = subjects.map(({ shown: { summary } }) => summary);
  const wanted = [
    `correlationId = "${correlationId}"`,
    ...ids.flatMap(({ id, kind }) => [`handoffId = "${id}"`, `subjectId = "${kind}#${id}"`]),
  ];
  const query = [
    'SOURCE logGroups(namePrefix: ["/aws/lambda/baton-"])',
    'fields @timestamp, service, level, message',
    `filter ${wanted.join(' or ')}`,
    'sort @timestamp asc',
  ].join(' | ');
  return {
    startTime: Math.min(...times) - AROUND_SECONDS,
    endTime: Math.max(...times) + AROUND_SECONDS,
    query,
  };
}
