import type { LastKnown } from '#domain/operator/rollback-plan.ts';
import { lastWritten } from '#domain/story/last-written.ts';
import type { ShownReversal } from '../../rollback.ts';
import { listed } from './phrases.ts';

const named = (value: string): string => (value === '' ? 'nothing' : value);

/** What taking back would do, before it is done. */
export const rollback = {
  heading: 'What is taken back, in this order',
  change: (given: string, shown: string | undefined, known: LastKnown) =>
    shown === undefined ? named(given) : `${named(given)} – ${lastWritten(named(shown), known)}`,
  does: (does: ShownReversal['does']): string => {
    switch (does) {
      case 'give-back':
        return 'It gets back what stood there before:';
      case 'put-away':
        return 'What Baton made there is put away. It can still be found.';
      case 'nothing':
        return 'What stood there before is no longer kept: nothing is changed, and you are told.';
    }
  },
  notWritten: (systems: readonly string[]) => `Not written: ${listed(systems)}.`,
  more: (count: number) =>
    `Only the first handoffs were looked at. ${String(count)} more ${count === 1 ? 'is' : 'are'} not shown here: what was written there is taken back too.`,
  hint: 'Each system is read again first, and what somebody has changed since is left. Then it is over.',
  confirm: 'Take it back now',
};
