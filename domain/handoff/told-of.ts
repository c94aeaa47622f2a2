import type { Handoff } from './state.ts';
import { openExceptions } from './state.ts';

/** The reasons for which a target has been waited for so long that somebody was told, and still is. */
export function toldOf(state: Handoff, name: string): readonly string[] {
  return openExceptions(state).flatMap(({ cause }) =>
    cause.kind === 'target-deferred' && cause.target === name ? [cause.because] : [],
  );
}
