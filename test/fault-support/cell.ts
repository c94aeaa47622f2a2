/** Between which two steps of a write something goes wrong. */
export const boundaries = [
  'before the write',
  'after the write',
  'before our commit',
  'read-back',
  'token refresh',
  'early refresh',
  'rollback',
] as const;
export type Boundary = (typeof boundaries)[number];

/** What goes wrong there. */
export const faults = [
  'crash',
  'timeout',
  '429 storm',
  '5xx',
  'malformed JSON',
  'HTML',
  'truncated body',
  'slow drip',
  '200 with an error inside',
  'silent drop',
  'change by another',
] as const;
export type Fault = (typeof faults)[number];

/** `passing`: it ends within the budget of tries. `lasting`: it never ends. */
export const lengths = ['passing', 'lasting'] as const;
export type Length = (typeof lengths)[number];

/** One handoff in which one thing goes wrong at one place in one system. */
export interface Cell {
  readonly system: string;
  readonly boundary: Boundary;
  readonly fault: Fault;
  readonly length: Length;
}

/** How often a fault strikes that ends by itself: as often as the budget of three attempts can bear. */
export const PASSING_HITS = 2;
/** To be told to wait takes no attempt: it may happen more often. */
export const PASSING_WAITS = 5;

/** How often it strikes. */
export function hitsOf({ fault, length }: Pick<Cell, 'fault' | 'length'>): number {
  if (length === 'lasting') return Number.POSITIVE_INFINITY;
  return fault === '429 storm' ? PASSING_WAITS : PASSING_HITS;
}
