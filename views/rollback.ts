import type { LastKnown } from '#domain/operator/rollback-plan.ts';

/** What taking back would do in one system: 'nothing' where what stood there before is no longer kept. */
export type ShownReversal =
  | { readonly system: string; readonly does: 'put-away' | 'nothing' }
  | {
      readonly system: string;
      readonly does: 'give-back';
      /** What it would be given, and what Baton last wrote there, with what is known of that. */
      readonly fields: readonly {
        readonly field: string;
        readonly given: string;
        readonly shown: string | undefined;
        readonly known: LastKnown;
      }[];
    };

/** What taking back would do, handoff by handoff, in each in the order in which it is done; `more`: those not shown. */
export type ShownRollback = {
  readonly handoffs: readonly {
    readonly whatTitle: string;
    readonly systems: readonly ShownReversal[];
    readonly notWritten: readonly string[];
  }[];
  readonly more: number;
};
