import type { TracedMessage } from '#domain/operator/trace.ts';
import type { LogQuery } from '../log-query.ts';
import type { TraceLine } from '../trace-lines.ts';
import { messageText } from '../trace-lines.ts';
import { localInstant, localZone, withLocalInstants } from './instant.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

interface Shown {
  readonly correlationId: string;
  readonly subjects: readonly string[];
  readonly lines: readonly TraceLine[];
  /** Messages that are owed and were not seen to. */
  readonly unseen: readonly TracedMessage[];
  /** Executions of which AWS keeps nothing any more. */
  readonly forgotten: readonly string[];
  readonly logs: LogQuery | undefined;
}

/** A trace: its lines, then what is not known, and how the log lines are found. */
export function traceText(shown: Shown, style: Style): string {
  const { correlationId, subjects, lines, logs } = shown;
  const isOne = subjects.length <= 1;
  const rows = lines.map(({ at, source, about = '', what }) => [
    { text: localInstant(at), paint: style.faint },
    source,
    ...(isOne ? [] : [{ text: about, paint: style.faint }]),
    withLocalInstants(what),
  ]);
  const heading = ['WHEN', 'SOURCE', ...(isOne ? [] : ['ABOUT']), 'WHAT'];
  const head = `${correlationId}${isOne ? '' : `: ${subjects.join(', ')}`}`;
  return [head, table(rows, heading), ...unknown(shown), style.faint(foot(logs))].join('\n\n');
}

function unknown({ unseen, forgotten }: Shown): readonly string[] {
  const waiting = unseen.map((message) => `Not seen to yet, by ${message.channel}: ${messageText(message)}.`);
  const gone = forgotten.map(
    (name) => `Nothing is known of the execution ${name}: there is none yet, or no more.`,
  );
  const lines = [...waiting, ...gone];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function foot(logs: LogQuery | undefined): string {
  const zone = `Times in ${localZone()}. Requests to systems and receipts are kept for 30 days.`;
  if (logs === undefined) return zone;
  const { startTime, endTime, query } = logs;
  const times = `--start-time ${String(startTime)} --end-time ${String(endTime)}`;
  return `${zone} Log lines:\naws logs start-query ${times} --query-string '${query}'\naws logs get-query-results --query-id <the one that it gave>`;
}
