import type { Understood } from '#domain/ports/attempt-records.ts';

/** One request to a system, as whoever decides is told of it; without a status there was no answer, and `because` says why. */
export type ShownRequest = {
  readonly at: string;
  readonly system: string;
  readonly purpose: 'read' | 'write' | 'read-back' | 'create' | 'put-away' | 'fields';
  readonly status?: number | undefined;
  readonly because?: string | undefined;
  /** What Baton took the answer for, which decides how it went; undefined where that was not kept. */
  readonly understood?: Understood | undefined;
  /** It asked for an access token, for whatever came after. */
  readonly isForToken?: true | undefined;
  readonly durationMs: number;
};

/** What a system is to show, field by field, and what it showed when it was last looked at before a write. */
export type ShownDifference = {
  readonly system: string;
  /** Why it was never made up, where it was not. */
  readonly notMade?: string | undefined;
  /** Undefined where it is not kept any more, or never was. */
  readonly seen:
    | {
        readonly at: string;
        readonly fields: readonly {
          readonly field: string;
          readonly wanted: string;
          readonly shown: string;
        }[];
      }
    | undefined;
};
