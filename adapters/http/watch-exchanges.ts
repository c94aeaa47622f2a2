import { AsyncLocalStorage } from 'node:async_hooks';
import type { HttpExchange, WatchExchanges } from '#domain/ports/attempt-records.ts';
import type { Answer, ApiRequest } from './send-request.ts';
import type { Named } from './named.ts';
import { shownPath } from './shown-path.ts';
import { shownText } from './shown-text.ts';
import { shownBody } from './shown.ts';
import type { TransportFailure } from './transport-failure.ts';

/** Whoever watches the work that is going on here: what runs beside it has another, or none. */
const watcher = new AsyncLocalStorage<(exchange: HttpExchange) => void>();

export const watchExchanges: WatchExchanges = (see, work) => watcher.run(see, work);

/**
 * Tells whoever watches, if anybody does, of a request that has ended. `text`: what came back, as it came; `named`: what
 * may be told of a system whose words are not known.
 */
export function tellExchange(
  { method, url, body }: Pick<ApiRequest, 'method' | 'url' | 'body'>,
  answer: (Answer & { readonly text: string }) | TransportFailure,
  durationMs: number,
  named?: Named,
): void {
  const see = watcher.getStore();
  if (see === undefined) return;
  see({
    method,
    path: shownPath(url, named),
    ...(body === undefined ? {} : { sent: shownBody(body, withoutCodes(named)) }),
    ...endOf(answer, named),
    durationMs: Math.round(durationMs),
  });
}

function endOf(
  answer: (Answer & { readonly text: string }) | TransportFailure,
  named: Named | undefined,
): Partial<HttpExchange> {
  if (answer.kind !== 'answered') return { because: answer.because };
  const { status, json, text } = answer;
  const known = status < 400 ? withoutCodes(named) : named;
  return { status, received: json === undefined ? shownText(text) : shownBody(json, known) };
}

/** Where an error has its code, anything else may stand if there is none. */
function withoutCodes(named: Named | undefined): Named | undefined {
  return named && { ...named, codes: [] };
}
