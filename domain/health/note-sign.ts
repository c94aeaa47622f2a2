import { FAULTS_IN_A_ROW, FULL_ALLOWANCE, LONGEST_REST_SECONDS } from '../settings.ts';
import { addSeconds, secondsUntil } from '../time.ts';
import { backoffOf } from './backoff.ts';
import type { Circuit, CircuitOf, LeftBecause } from './circuit.ts';
import { CLOSED } from './circuit.ts';
import type { Sign } from './sign-of.ts';

/** Who noticed it, and when. `backoffSeconds`: of the stage. */
export interface Witness {
  readonly id: string;
  readonly now: string;
  readonly backoffSeconds: number;
}

/**
 * What a sign makes of what is known of a system; the very same circuit where it changes nothing. While it is left
 * alone only those count that were let in since.
 */
export function noteSign(circuit: Circuit, sign: Sign, witness: Witness): Circuit {
  switch (circuit.kind) {
    case 'closed':
      return whileClosed(circuit, sign, witness);
    case 'open':
      return circuit;
    case 'recovering':
      return circuit.leases.some(({ id }) => id === witness.id)
        ? whileRecovering(circuit, sign, witness)
        : circuit;
  }
}

function whileClosed(circuit: CircuitOf<'closed'>, sign: Sign, witness: Witness): Circuit {
  const faults = circuit.faults + 1;
  switch (sign.kind) {
    case 'well':
      return circuit.faults === 0 ? circuit : { ...circuit, faults: 0 };
    case 'fault':
      return faults < FAULTS_IN_A_ROW ? { ...circuit, faults } : opened('down', undefined, witness);
    case 'unauthorised':
      return opened('consent', undefined, witness);
    case 'limit':
      return opened('daily-limit', undefined, witness, sign.afterSeconds);
    case 'brief-limit':
      return rested(circuit, sign, witness);
    case 'none':
      return circuit;
  }
}

/** A failed probe has it left alone again, for longer; after one that passed, faults count in a row as before. */
function whileRecovering(circuit: CircuitOf<'recovering'>, sign: Sign, witness: Witness): Circuit {
  const leases = circuit.leases.filter(({ id }) => id !== witness.id);
  const faults = circuit.faults + 1;
  switch (sign.kind) {
    case 'well':
      if (circuit.allowance >= FULL_ALLOWANCE) return CLOSED;
      return { ...circuit, leases, faults: 0, allowance: circuit.allowance * 2 };
    case 'fault':
      if (circuit.allowance > 1 && faults < FAULTS_IN_A_ROW) return { ...circuit, leases, faults };
      return opened('down', circuit, witness);
    case 'unauthorised':
      return opened('consent', circuit, witness);
    case 'limit':
      return opened('daily-limit', circuit, witness, sign.afterSeconds);
    case 'brief-limit':
      // Few are let in anyhow: whoever met it gives its lease back at its end.
      return circuit;
    case 'none':
      return { ...circuit, leases };
  }
}

/** Nothing is to be told where the others rest as long already; a second more or less is no news. */
function rested(
  circuit: CircuitOf<'closed'>,
  { afterSeconds, because }: Extract<Sign, { readonly kind: 'brief-limit' }>,
  { now }: Witness,
): Circuit {
  const until = addSeconds(now, Math.min(LONGEST_REST_SECONDS, afterSeconds));
  const known = circuit.rest?.until ?? now;
  return secondsUntil(known, until) <= 1 ? circuit : { ...circuit, rest: { until, because } };
}

/** As long as the system says, else twice as long as the time before. */
function opened(
  because: LeftBecause,
  before: CircuitOf<'recovering'> | undefined,
  { now, backoffSeconds }: Witness,
  afterSeconds?: number,
): Circuit {
  const isSame = before?.because === because;
  const times = isSame ? before.times + 1 : 1;
  const since = isSame ? before.since : now;
  const wait = afterSeconds ?? backoffOf(times, backoffSeconds);
  return { kind: 'open', because, since, times, until: addSeconds(now, wait) };
}
