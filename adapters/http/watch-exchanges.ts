import type { HttpExchange, WatchExchanges } from '#domain/ports/attempt-records.ts';
import type { Named } from './named.ts';
import { shownPath } from './shown-path.ts';
import { shownText } from './shown-text.ts';
import { shownBody } from './shown.ts';
import { watching } from './tell-exchange.ts';
import type { RawExchange } from './tell-exchange.ts';

export const watchExchanges: WatchExchanges = (see, work) =>
  watching((exchange) => {
    see(shownExchange(exchange));
  }, work);

function shownExchange({
  method,
  url,
  body,
  answer,
  durationMs,
  named,
  isForToken,
}: RawExchange): HttpExchange {
  return {
    method,
    path: shownPath(url, named),
    ...(body === undefined ? {} : { sent: shownBody(body, withoutCodes(named)) }),
    ...endOf(answer, named),
    durationMs: Math.round(durationMs),
    ...(isForToken === undefined ? {} : { isForToken }),
  };
}

function endOf(answer: RawExchange['answer'], named: Named | undefined): Partial<HttpExchange> {
  if (answer.kind !== 'answered') return { because: answer.because };
  const { status, json, text } = answer;
  const known = status < 400 ? withoutCodes(named) : named;
  return { status, received: json === undefined ? shownText(text) : shownBody(json, known) };
}

/** Where an error has its code, anything else may stand if there is none. */
function withoutCodes(named: Named | undefined): Named | undefined {
  return named && { ...named, codes: [] };
}
