import type { LastKnown } from '#domain/operator/answers.ts';
import type { ShownReversal } from '../../rollback.ts';
import { listed } from './phrases.ts';

const named = (value: string): string => (value === '' ? 'nothing' : value);

/** Nobody has looked what stands there now: a page behind a link reads no system. */
function lastWritten(value: string, known: LastKnown): string {
  switch (known) {
    case 'read-back':
      return `Baton wrote ${value} and read it back then`;
    case 'dropped':
      return `Baton wrote ${value}, and it was dropped`;
    case 'changed':
      return `Baton wrote ${value}, and something else stood there then`;
    case 'unknown':
      return `Baton meant to write ${value}; whether it stands there is not known`;
  }
}

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
