import { AsyncLocalStorage } from 'node:async_hooks';
import type { HttpExchange, WatchExchanges } from '#domain/ports/attempt-records.ts';
import type { Answer, ApiRequest } from './send-request.ts';
import { shownBody, shownPath, shownText } from './shown.ts';
import type { TransportFailure } from './transport-failure.ts';

/** Whoever watches the work that is going on here: what runs beside it has another, or none. */
const watcher = new AsyncLocalStorage<(exchange: HttpExchange) => void>();

export const watchExchanges: WatchExchanges = (see, work) => watcher.run(see, work);

/** Tells whoever watches, if anybody does, of a request that has ended. `text`: what came back, as it came. */
export function tellExchange(
  { method, url, body }: Pick<ApiRequest, 'method' | 'url' | 'body'>,
  answer: (Answer & { readonly text: string }) | TransportFailure,
  durationMs: number,
): void {
  const see = watcher.getStore();
  if (see === undefined) return;
  see({
    method,
    path: shownPath(url),
    ...(body === undefined ? {} : { sent: shownBody(body) }),
    ...endOf(answer),
    durationMs: Math.round(durationMs),
  });
}

function endOf(answer: (Answer & { readonly text: string }) | TransportFailure): Partial<HttpExchange> {
  if (answer.kind !== 'answered') return { because: answer.because };
  const { status, json, text } = answer;
  return { status, received: json === undefined ? shownText(text) : shownBody(json) };
}
