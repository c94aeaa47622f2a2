import type { AttemptRecord, Exchange } from '#domain/ports/attempt-records.ts';
import { spoken, systemName } from '#domain/story/words.ts';
import { localInstant } from './instant.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { whatItSaid } from '#domain/story/what-it-said.ts';

const HEADING = ['WHEN', 'SYSTEM', 'BATON', 'IT SAID', 'TOOK', 'SO'];

/** A line in words for each request: when, which system, what for, what it said, how long it took, what became of it. */
export function attemptsTable(goes: readonly AttemptRecord[], style: Style): string {
  return table(
    goes.flatMap((go) => go.exchanges.map((exchange, at) => rowOf(go, exchange, at, style))),
    HEADING,
  );
}

function rowOf(go: AttemptRecord, exchange: Exchange, at: number, style: Style) {
  const isLast = at === go.exchanges.length - 1;
  return [
    { text: localInstant(exchange.at), paint: style.faint },
    systemName(exchange.system),
    whatFor(go, exchange),
    whatItSaid(exchange),
    took(exchange),
    isLast ? becameOf(go) : '',
  ];
}

/** What Baton wanted of the system with one request, as a clause that goes on after its name. */
export function whatFor(
  { target, work, attempt }: AttemptRecord,
  { system, purpose, isForToken }: Exchange,
): string {
  if (isForToken === true) return 'asked for a new access token';
  // What is written to one system comes from another, which is only looked at.
  if (system !== target) return `looked what ${systemName(target)} is to get`;
  switch (purpose) {
    case 'read':
      return 'looked';
    case 'read-back':
      return 'read back';
    case 'fields':
      return 'asked what its fields take';
    case 'create':
      return `made it${counted(attempt)}`;
    case 'put-away':
      return `put it away${counted(attempt)}`;
    case 'write':
      return `${WRITTEN[work]}${counted(attempt)}`;
  }
}

/** `reflect`: how far a handoff is, in Baton's own properties. */
const WRITTEN: Readonly<Record<AttemptRecord['work'], string>> = {
  sync: 'wrote',
  reflect: 'told it how far the handoff is',
  look: 'wrote',
  status: 'set the status',
};

function counted(attempt: number | undefined): string {
  return attempt === undefined ? '' : ` (no. ${String(attempt)})`;
}

function took({ durationMs }: Exchange): string {
  return durationMs < 100 ? 'at once' : `${(durationMs / 1000).toFixed(1)} s`;
}

/** What a worker made of it in the end. */
function becameOf({ target, outcome, exchanges }: AttemptRecord): string {
  const became = ENDS.get(outcome) ?? spoken(outcome);
  const isAsked = exchanges.some(({ system }) => system === target);
  return isAsked ? became : `${became} (${systemName(target)} was asked nothing)`;
}

const ENDS: ReadonlyMap<string, string> = new Map([
  ['later', 'is tried again'],
  ['deferred', 'waits'],
  ['given-up', 'given up'],
  ['moved', 'is looked at again'],
  ['over', 'no longer needed'],
  ['still-old', 'it still shows the old value: is looked at again'],
  ['shows-other', 'it does not show what was written: is looked at again'],
  ['not-yet', 'what is expected besides is not there yet: is looked at again'],
  ['not-syncing', 'no longer asked for'],
  ['done', 'was done already'],
  ['not-next', 'not its turn yet'],
  ['unverifiable', 'cannot be read back'],
  ['crashed', 'Baton was cut off'],
]);
