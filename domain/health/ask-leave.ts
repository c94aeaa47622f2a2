import { DOWN_TOLD_SECONDS } from '../settings.ts';
import { addSeconds, secondsUntil } from '../time.ts';
import type { Circuit, CircuitOf, LeftBecause } from './circuit.ts';

/** A worker that wants to ask a system: under an id of its own, and until when it may at most be asking. */
export interface Asker {
  readonly id: string;
  readonly now: string;
  readonly leaseUntil: string;
}

/**
 * `until` is left out where it depends on others who are asking. `isLong`: somebody has to know; `longFrom`: from then on,
 * where that comes before the end of the wait. `since`: of this trouble.
 */
export interface NoLeave {
  readonly kind: 'none';
  readonly because: LeftBecause;
  readonly since: string;
  readonly until?: string;
  readonly longFrom?: string;
  readonly isLong: boolean;
}

/** A short limit was met: it is over soon, and concerns nobody. */
export interface Rest {
  readonly kind: 'rest';
  readonly until: string;
  readonly because: string;
}

/** 'leased': the circuit has to be kept before anything is asked. */
export type Leave =
  { readonly kind: 'free' } | { readonly kind: 'leased'; readonly circuit: Circuit } | NoLeave | Rest;

/** Whether a worker may ask a system now. The first after the wait is the probe; whoever holds a lease keeps it. */
export function askLeave(circuit: Circuit, asker: Asker): Leave {
  switch (circuit.kind) {
    case 'closed': {
      const { rest } = circuit;
      return rest === undefined || asker.now >= rest.until ? { kind: 'free' } : { kind: 'rest', ...rest };
    }
    case 'open': {
      const { because, since, times, until } = circuit;
      if (asker.now < until) return noLeaveOf(circuit, asker.now);
      const probing = { kind: 'recovering', because, since, times, allowance: 1, faults: 0 } as const;
      return leased({ ...probing, leases: [] }, asker);
    }
    case 'recovering':
      return amongOthers(circuit, asker);
  }
}

function amongOthers(circuit: CircuitOf<'recovering'>, asker: Asker): Leave {
  const { because, since, allowance } = circuit;
  const leases = circuit.leases.filter(({ id, until }) => id !== asker.id && asker.now < until);
  if (leases.length < allowance) return leased({ ...circuit, leases }, asker);
  return { kind: 'none', because, since, isLong: allowance === 1 && isLong(circuit, asker.now) };
}

/** What whoever asks before the end of the wait is told. */
export function noLeaveOf(circuit: CircuitOf<'open'>, now: string): NoLeave {
  const { because, since, until } = circuit;
  const left = { kind: 'none', because, since, until, isLong: isLong(circuit, now) } as const;
  const longFrom = addSeconds(since, DOWN_TOLD_SECONDS);
  return because === 'down' && now < longFrom && longFrom < until ? { ...left, longFrom } : left;
}

function leased(circuit: CircuitOf<'recovering'>, { id, leaseUntil }: Asker): Leave {
  const leases = [...circuit.leases, { id, until: leaseUntil }];
  return { kind: 'leased', circuit: { ...circuit, leases } };
}

/**
 * A short blip concerns nobody. A key that was just exchanged is refused once by whoever still has the old one: that it
 * does not hold is believed when a probe is refused too.
 */
function isLong(
  { because, since, times }: CircuitOf<'open'> | CircuitOf<'recovering'>,
  now: string,
): boolean {
  switch (because) {
    case 'down':
      return secondsUntil(since, now) >= DOWN_TOLD_SECONDS;
    case 'consent':
      return times > 1;
    case 'daily-limit':
      return true;
  }
}
