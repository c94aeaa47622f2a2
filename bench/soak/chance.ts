import { lasting, passing } from './faults.ts';
import type { SoakFault } from './faults.ts';
import { oneOf } from './random.ts';

/** Which Lambda dies after which of its calls. */
export interface Death {
  readonly lambda: string;
  readonly call: number;
}

/** What one handoff is to meet. */
export interface Chance {
  readonly fault: SoakFault | undefined;
  readonly death: Death | undefined;
}

/** The Lambdas through which every handoff goes that is accepted. */
const LAMBDAS = [
  'receive-webhook',
  'admit-event',
  'offer-handoff',
  'answer-offer',
  'start-sync',
  'sync-target',
  'relay',
] as const;
const CALLS = 10;

const [PASSING, LASTING, DEATHS] = [0.75, 0.1, 0.5] as const;

/** Three of four meet something that passes, one of ten something that lasts; in every second a Lambda is to die. */
export function chanceOf(random: () => number): Chance {
  return { fault: faultOf(random), death: deathOf(random) };
}

function faultOf(random: () => number): SoakFault | undefined {
  const share = random();
  if (share < PASSING) return oneOf(random, passing);
  return share < PASSING + LASTING ? oneOf(random, lasting) : undefined;
}

function deathOf(random: () => number): Death | undefined {
  if (random() >= DEATHS) return undefined;
  return { lambda: oneOf(random, LAMBDAS), call: 1 + Math.floor(random() * CALLS) };
}
