import type { RecordMove } from '../handoff/record-move.ts';
import { spoken } from './words.ts';

/** What happened to the record of a handoff, as a clause without its full stop. */
export function movePhrase(move: RecordMove): string {
  switch (move.kind) {
    case 'status':
      return move.status === undefined
        ? 'the record has no status any more'
        : `the record has become ${spoken(move.status)}`;
    case 'again':
      return `the record has taken the same status once more, at ${move.since}`;
    case 'merged':
      return `the record was merged into the record ${move.into}`;
    case 'deleted':
      return 'the record was deleted';
  }
}
