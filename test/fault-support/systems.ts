import type { FaultSystem } from './system.ts';
import { asana } from './systems/asana.ts';
import { board, boardMade } from './systems/board.ts';
import { hubspot } from './systems/hubspot.ts';
import { salesforce, salesforceAtOnce } from './systems/salesforce.ts';

/** Every system of the matrix: a line each. */
export const systems: readonly FaultSystem[] = [
  hubspot,
  salesforce,
  salesforceAtOnce,
  asana,
  board,
  boardMade,
];

/** The system of that name. Throws if there is none. */
export function systemNamed(name: string): FaultSystem {
  const found = systems.find((system) => system.name === name);
  if (found === undefined) throw new Error(`the matrix has no ${name}`);
  return found;
}
