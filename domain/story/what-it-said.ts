import type { Exchange, Understood } from '../ports/attempt-records.ts';
import { spoken } from './words.ts';

/** What came back for a request, as Baton understood it; by its status alone where that was not kept. */
export function whatItSaid({ status, because = '', understood }: Exchange): string {
  if (status === undefined) return `no answer: ${spoken(because)}`;
  if (understood === undefined || understood.kind === 'ok') return `${wordFor(status)} (${String(status)})`;
  return `${understoodWord(understood, status)} (${where(understood, status)})${reason(understood, status)}`;
}

function wordFor(status: number): string {
  return WORDS.get(status) ?? roughly(status);
}

const WORDS: ReadonlyMap<number, string> = new Map([
  [401, 'not let in'],
  [403, 'not allowed'],
  [404, 'not there'],
  [409, 'in conflict with something else'],
  [423, 'locked'],
  [429, 'too many requests'],
]);

function roughly(status: number): string {
  if (status < 300) return 'yes';
  if (status < 400) return 'elsewhere';
  return status < 500 ? 'refused' : 'failed';
}

/** A status that says no says it best; one that says yes is not what was understood. */
function understoodWord({ kind, inside }: Understood, status: number): string {
  const own = inside ?? status;
  return own < 300 ? KINDS[kind] : wordFor(own);
}

const KINDS: Readonly<Record<Understood['kind'], string>> = {
  ok: 'yes',
  refused: 'refused',
  deferred: 'not now',
  unauthorised: 'not let in',
  'not-found': 'not there',
  unknown: 'no word whether it did',
};

function where({ kind, inside }: Understood, status: number): string {
  if (inside !== undefined) return `${String(inside)} inside a ${String(status)}`;
  return status < 300 && kind !== 'unknown' ? `inside a ${String(status)}` : String(status);
}

function reason({ because, field }: Understood, status: number): string {
  const said = because === undefined || because === `http-${String(status)}` ? [] : [codeOf(because)];
  const told = [...said, ...(field === undefined ? [] : [field])];
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}

/** A system's own code stands as it is, to be looked up; ours are words. */
function codeOf(because: string): string {
  return /^[A-Z][A-Z0-9_]*$/.test(because) ? because : spoken(because);
}
