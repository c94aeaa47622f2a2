import { tellExchange, watching } from '#adapters/http/tell-exchange.ts';
import type { RawExchange } from '#adapters/http/tell-exchange.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';

const STATUS = { ok: 200, refused: 400, deferred: 429, unauthorised: 401, 'not-found': 404 } as const;

/** A call of a system in memory, told to whoever watches as if it had gone over the wire; what did go over it is told as it was. */
export async function toldExchange<Value>(
  request: { readonly method: 'GET' | 'PATCH' | 'POST'; readonly path: string; readonly body?: unknown },
  call: () => Promise<VendorAnswer<Value>>,
): Promise<VendorAnswer<Value>> {
  const sent: RawExchange[] = [];
  const answer = await watching((exchange) => void sent.push(exchange), call);
  if (sent.length > 0) {
    sent.forEach(tellExchange);
    return answer;
  }
  const { method, path, body } = request;
  const url = new URL(path, 'https://system.example.com');
  const json =
    answer.kind === 'ok' ? answer.value : { code: 'because' in answer ? answer.because : answer.kind };
  const told =
    answer.kind === 'unknown'
      ? ({ kind: 'unknown', because: answer.because } as const)
      : ({ kind: 'answered', status: STATUS[answer.kind], headers: new Headers(), json, text: '' } as const);
  tellExchange({ method, url, body, answer: told, durationMs: 5 });
  return answer;
}
