import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { AttemptsAnswer } from '#domain/operator/answers.ts';
import type { AttemptRecord, Exchange } from '#domain/ports/attempt-records.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant, localZone } from '../output/instant.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

export interface AttemptsOptions {
  readonly target?: string;
}

/** What was sent to the systems of a handoff and what they said, request by request. */
export async function attempts(
  api: Pick<OperatorApi, 'attempts'>,
  id: string,
  { target }: AttemptsOptions,
): Promise<Outcome> {
  const answer = await api.attempts(id, target === undefined ? {} : { target });
  return { data: answer, text: (style) => textOf(answer, style), exitCode: EXIT.ok };
}

function textOf({ attempts: goes, isCut }: AttemptsAnswer, style: Style): string {
  if (goes.length === 0) return 'Nothing was sent, or it is no longer kept: requests are kept for 30 days.';
  const foot = [
    ...(isCut ? ['There are earlier ones.'] : []),
    `Times in ${localZone()}. Values of fields are not kept, and long texts are cut.`,
  ].join(' ');
  return [...goes.map((go) => goText(go, style)), style.faint(foot)].join('\n\n');
}

function goText(go: AttemptRecord, style: Style): string {
  const { target, work, attempt, at, outcome, correlationId } = go;
  const what = attempt === undefined ? work : `${work}, attempt ${String(attempt)}`;
  const head = [
    [
      localInstant(at),
      target,
      what,
      outcome,
      { text: `correlation id ${correlationId}`, paint: style.faint },
    ],
  ];
  return [table(head), table(go.exchanges.flatMap((exchange) => rowsOf(go, exchange, style)))].join('\n');
}

function rowsOf({ target }: AttemptRecord, exchange: Exchange, style: Style) {
  const { system, purpose, method, path, status, because = '', durationMs, sent, received } = exchange;
  const faint = (text: string) => ({ text, paint: style.faint });
  const told = status === undefined ? `no answer: ${because}` : String(status);
  const said = [
    ['sent', sent],
    ['key', exchange.idempotencyKey],
    ['answer', received],
  ] as const;
  return [
    [
      `  ${system === target ? purpose : `${purpose} (${system})`}`,
      told,
      `${String(durationMs)} ms`,
      `${method} ${path}`,
    ],
    ...said
      .filter(([, text = '']) => text !== '')
      .map(([name, text = '']) => ['', '', faint(name), faint(text)]),
  ];
}
