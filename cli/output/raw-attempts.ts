import type { AttemptRecord, Exchange } from '#domain/ports/attempt-records.ts';
import { localInstant } from './instant.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** Every go with its requests as they were sent, and what came back. */
export function rawAttempts(goes: readonly AttemptRecord[], style: Style): string {
  return goes.map((go) => goText(go, style)).join('\n\n');
}

function goText(go: AttemptRecord, style: Style): string {
  const { target, work, attempt, at, outcome, correlationId } = go;
  const what = attempt === undefined ? work : `${work}, write no. ${String(attempt)}`;
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
  const { system, method, path, status, because = '', durationMs, sent, received } = exchange;
  const purpose = exchange.isForToken === true ? 'token' : exchange.purpose;
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
