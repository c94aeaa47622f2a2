import type { Draft } from './state.ts';

/** Writes down that something happened that must never happen. */
export function violated(draft: Draft, what: string): void {
  draft.seen = { ...draft.seen, violations: [...draft.seen.violations, what] };
}

/** Writes down that something was lost: a process, or a hint of the stream. */
export function lost(draft: Draft, isUnmarked = false): void {
  const { losses, unmarked } = draft.seen;
  draft.seen = { ...draft.seen, losses: losses + 1, unmarked: unmarked + (isUnmarked ? 1 : 0) };
}
