import type { RecordMove } from '../handoff/record-move.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';
import { spoken, systemName } from './words.ts';

/** What happened to the record of a handoff, as a clause without its full stop. */
export function movePhrase(move: RecordMove, names: Names): string {
  switch (move.kind) {
    case 'status':
      return statusPhrase(move);
    case 'again':
      return `the record has taken the same status once more, at ${move.since}`;
    case 'owner':
      return ownerPhrase(move, names);
    case 'merged':
      return `the record was merged into the record ${move.into}`;
    case 'deleted':
      return 'the record was deleted';
  }
}

function statusPhrase({ status, byBaton }: Extract<RecordMove, { kind: 'status' }>): string {
  const whose = byBaton === true ? ', set by Baton for another handoff' : '';
  return status === undefined
    ? `the record has no status any more that counts here${whose}`
    : `the record has become ${spoken(status)}${whose}`;
}

/** Somebody else has been made the owner outside. */
export function ownerPhrase(
  { target, to }: { readonly target: string; readonly to?: string | undefined },
  names: Names,
): string {
  return `${systemName(target)} was changed to show ${to === undefined ? 'another owner' : `${nameOf(names, to)} as the owner`}`;
}
