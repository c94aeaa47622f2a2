import { AsyncLocalStorage } from 'node:async_hooks';
import type { Named } from './named.ts';
import type { Answer, ApiRequest } from './send-request.ts';
import type { TransportFailure } from './transport-failure.ts';

/** A request that has ended, as it was: nothing of it may be kept before it is made showable. */
export interface RawExchange extends Pick<ApiRequest, 'method' | 'url' | 'body'> {
  /** `text`: what came back, as it came. */
  readonly answer: (Answer & { readonly text: string }) | TransportFailure;
  readonly durationMs: number;
  /** What may be told of a system whose words are not known. */
  readonly named?: Named;
  /** It asked for an access token. */
  readonly isForToken?: true | undefined;
}

/** Whoever watches the work that is going on here: what runs beside it has another, or none. */
const watcher = new AsyncLocalStorage<(exchange: RawExchange) => void>();

/** Tells `see` of each request of the work. Apart from how it is shown, which only few Lambdas have to carry. */
export function watching<Value>(
  see: (exchange: RawExchange) => void,
  work: () => Promise<Value>,
): Promise<Value> {
  return watcher.run(see, work);
}

/** Tells whoever watches, if anybody does, of a request that has ended. */
export function tellExchange(exchange: RawExchange): void {
  watcher.getStore()?.(exchange);
}
