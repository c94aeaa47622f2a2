import type { Deferred, VendorAnswer } from '../ports/connector.ts';
import { reasonOf } from '../ports/connector.ts';

/** What one answer says of the system, and not of the record that was asked about. */
export type Sign =
  | { readonly kind: 'well' }
  | { readonly kind: 'fault' }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'limit'; readonly afterSeconds: number }
  | { readonly kind: 'brief-limit'; readonly afterSeconds: number; readonly because: string }
  | { readonly kind: 'none' };

/** Unknown as its outcome is, the system said by itself that somebody else was at the record. */
const CONFLICT = 'http-409';

/**
 * Its own word about a record, a refusal included, shows that it is there. Silence, a 5xx and what cannot be read show
 * that it is not; a lock and the end of our own time show neither. A limit says until when nobody need ask.
 */
export function signOf(answer: VendorAnswer<unknown>): Sign {
  switch (answer.kind) {
    case 'ok':
    case 'not-found':
      return { kind: 'well' };
    case 'unauthorised':
      return { kind: 'unauthorised' };
    case 'unknown':
      return { kind: answer.because === CONFLICT ? 'none' : 'fault' };
    case 'refused':
      if (answer.isUnreachable === true) return { kind: 'fault' };
      return { kind: answer.permanent ? 'well' : 'none' };
    case 'deferred':
      return signOfWait(answer);
  }
}

function signOfWait(answer: Deferred): Sign {
  const { afterSeconds } = answer;
  if (answer.isDaily === true) return { kind: 'limit', afterSeconds };
  return answer.isBrief === true
    ? { kind: 'brief-limit', afterSeconds, because: reasonOf(answer) }
    : { kind: 'none' };
}
