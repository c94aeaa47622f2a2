import { textsFor } from '../texts/texts-for.ts';
import { messagePage } from './message-page.tsx';
import type { Page } from './page.tsx';

/** A link that nobody gave out, too many decisions at once, or a fault of ours. */
export type Failure =
  | { readonly kind: 'unknown-link' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'error'; readonly correlationId: string };

export type FailureKind = Failure['kind'];

const statuses = { 'unknown-link': 404, busy: 503, error: 500 } as const satisfies Record<
  FailureKind,
  number
>;

/** A page for what is nobody's outcome: it names no record and no person, for it may be anybody who asks. */
export function failurePage(failure: Failure, locale: string): Page {
  const texts = textsFor(locale);
  return messagePage({
    status: statuses[failure.kind],
    texts,
    ...texts.failure(failure.kind),
    correlationId: failure.kind === 'error' ? failure.correlationId : undefined,
  });
}
