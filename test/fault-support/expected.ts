import { boundaries, faults, lengths } from './cell.ts';
import type { Cell, Fault } from './cell.ts';
import { rules } from './rules.ts';
import type { End, Expected, Nature, Verdict } from './rules.ts';
import type { FaultSystem } from './system.ts';

const NATURES: Readonly<Record<Fault, Nature>> = {
  crash: 'dies',
  timeout: 'open',
  '429 storm': 'limit',
  '5xx': 'open',
  'malformed JSON': 'open',
  HTML: 'open',
  'truncated body': 'open',
  'slow drip': 'open',
  '200 with an error inside': 'open',
  'silent drop': 'untrue',
  'change by another': 'another',
};

/** Who is involved, and in what incident. Nobody, unless it lasts or somebody else has a say. */
export const consequences: Readonly<
  Record<Verdict, { readonly people: 'nobody' | 'told' | 'asked'; readonly incident?: string }>
> = {
  VERIFIED: { people: 'nobody' },
  'taken back': { people: 'nobody' },
  waiting: { people: 'told', incident: 'target-deferred' },
  OVERWRITTEN: { people: 'asked', incident: 'mismatch' },
  DROPPED: { people: 'asked', incident: 'mismatch' },
  failed: { people: 'asked', incident: 'target-failed' },
  PARTIAL: { people: 'asked', incident: 'partial-rollback' },
};

/** The incident that an end leaves, or has left behind. */
export function incidentOf({ verdict, told }: End): string | undefined {
  return told === true ? consequences.waiting.incident : consequences[verdict].incident;
}

/** What the fault of a cell is to a worker. */
export function natureOf({ refusesInside }: FaultSystem, { fault, boundary }: Cell): Nature {
  const isOfWrite = boundary === 'before the write' || boundary === 'rollback';
  return refusesInside && fault === '200 with an error inside' && isOfWrite ? 'refused' : NATURES[fault];
}

/** What is to come of a cell. */
export function expectedOf(system: FaultSystem, cell: Cell): Expected {
  const { because, end } = exceptionOf(system, cell) ?? {};
  if (because !== undefined) return end ?? { none: because };
  return rules[cell.boundary][natureOf(system, cell)][cell.length];
}

/** Where a system differs from the rule, and why; without an end there is nothing to play. */
export interface Exception {
  readonly because: string;
  readonly end?: End;
}

/** Why a system differs from the rule here; undefined where it does not. */
export function exceptionOf(system: FaultSystem, cell: Cell): Exception | undefined {
  const { boundary, fault } = cell;
  const ofTokens = tokenException(system, cell);
  if (ofTokens !== undefined) return ofTokens;
  if (boundary === 'before the write' && fault === 'change by another' && system.makes)
    return { because: 'what Baton makes is not there yet: nobody can change it.' };
  if (system.showsWithWrite && boundary === 'read-back')
    return { because: 'it is read within the write: there is no reading of its own.' };
  if (system.showsWithWrite && boundary === 'after the write' && fault === 'change by another')
    return {
      because:
        'what it shows with its answer stood there when the write was made: what follows is a later change.',
    };
  return boundary === 'read-back' && fault === 'silent drop' && cell.length === 'lasting'
    ? staleException(system)
    : undefined;
}

function tokenException({ tokens }: FaultSystem, { boundary, fault, length }: Cell): Exception | undefined {
  if (boundary !== 'token refresh' && boundary !== 'early refresh') return undefined;
  if (tokens === undefined)
    return { because: 'its secret holds until somebody changes it: nothing is refreshed.' };
  if (boundary === 'early refresh' && tokens.seconds === undefined)
    return { because: 'it does not say when a token ends: none is replaced before it is refused.' };
  if (tokens.tellsWait || fault !== '429 storm' || length === 'lasting') return undefined;
  return {
    because:
      'it does not say how long to wait for a token, so it is a quarter of an hour each time; five of those are longer than the hour after which somebody is told.',
    end: { verdict: 'waiting', shown: 'before', writes: 0, applied: 0 },
  };
}

function staleException({ makes, staleUntilWrites: writes }: FaultSystem): Exception | undefined {
  if (makes)
    return {
      because:
        'a second one is refused, because its key is taken: three attempts that failed, and still one task.',
      end: { verdict: 'failed', shown: 'accepted', writes: 3, applied: 1 },
    };
  if (!Number.isFinite(writes)) return undefined;
  return {
    because:
      'a write that changes nothing counts as a change there, so a reading that is one change behind shows the first write.',
    end: { verdict: 'VERIFIED', shown: 'accepted', writes, applied: 1 },
  };
}

/** Every cell of a system, with and without an end. */
export function cellsOf({ name }: FaultSystem): readonly Cell[] {
  return boundaries.flatMap((boundary) =>
    faults.flatMap((fault) => lengths.map((length) => ({ system: name, boundary, fault, length }))),
  );
}

/** The cells that can be played, each with its end. */
export function playableOf(system: FaultSystem): readonly (readonly [cell: Cell, end: End])[] {
  return cellsOf(system).flatMap((cell) => {
    const expected = expectedOf(system, cell);
    return 'none' in expected ? [] : [[cell, expected] as const];
  });
}
