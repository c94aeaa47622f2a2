import * as z from 'zod';

/** What a contract, or a stage, lets Baton do; the first is the strictest. */
export const MODES = ['observe', 'pilot', 'enforce'] as const;
export const modeSchema = z.enum(MODES);
export type Mode = z.infer<typeof modeSchema>;

/** A contract and its stage have a mode each: the stricter one counts. */
export function stricterOf(one: Mode, other: Mode): Mode {
  return MODES.indexOf(one) < MODES.indexOf(other) ? one : other;
}
