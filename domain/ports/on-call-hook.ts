import type { OnCallEvent } from '../incident/on-call-event.ts';

/** 'refused': the same request will never pass. 'later': it may in a while, `afterSeconds` if the receiver said so. */
export type HookOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused'; readonly because: string }
  | { readonly outcome: 'later'; readonly because: string; readonly afterSeconds?: number };

/** The webhook of whoever is on call. One call is at most one request; nothing is repeated, and nothing is thrown. */
export interface OnCallHook {
  /** `id` is the same at each try of one event. */
  send(url: string, id: string, event: OnCallEvent): Promise<HookOutcome>;
}
