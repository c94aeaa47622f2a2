import { randomBytes } from 'node:crypto';
import type { Surroundings } from '#application/ports.ts';

/** The clock and the chance of the machine: the one place where a Lambda asks for them. */
export const surroundings: Surroundings = {
  now: () => new Date().toISOString(),
  newId: () => randomBytes(16).toString('hex'),
  random: () => Math.random(),
};
