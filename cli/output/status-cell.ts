import type { Style } from './style.ts';
import type { Cell } from './table.ts';

const WAITING: ReadonlySet<string> = new Set(['held', 'blocked']);
const ENDED: ReadonlySet<string> = new Set(['cancelled', 'discarded']);

/** A status: what waits for a person's decision stands out (that it is late, and so red, `baton status` says), what is done looks good, what is over is faint. */
export function statusCell(status: string, style: Style): Cell {
  if (WAITING.has(status)) return { text: status, paint: style.warn };
  if (status === 'completed') return { text: status, paint: style.good };
  return ENDED.has(status) ? { text: status, paint: style.faint } : status;
}
