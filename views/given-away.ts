import type { ShownAfterwards } from './cancelled.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What somebody had accepted and is not theirs any more; instants are ISO, names are those of people and systems. */
export type GivenAway = {
  readonly acceptedAt: string;
  readonly endedAt: string;
  /** Because the work had not begun in time. */
  readonly isNotStarted: boolean;
  /** Who decided it; undefined where nobody in particular did. */
  readonly byName: string | undefined;
  /** Who is asked now, or has accepted it since; that it was cancelled since; undefined while nobody is asked. */
  readonly now: Whereabouts | { readonly kind: 'over' } | undefined;
  /** The systems in which anything was or may have been entered. */
  readonly systems: readonly { readonly system: string; readonly shows: ShownSince }[];
  readonly contractTitle: string;
  /** Whom to ask about it; undefined where whoever had accepted answers for it themselves. */
  readonly askName: string | undefined;
};

/** The same as of what is cancelled; or somebody who accepted it since. */
export type ShownSince = ShownAfterwards | 'other';
