import type { FactOf } from '../handoff/facts.ts';
import type { AttemptsTold } from './attempts-told.ts';
import { refusalPhrase } from './refusal-phrase.ts';
import { systemName } from './words.ts';

/** A write is planned: after a look, or because the one before does not show. `before`: undefined where that is not known. */
export function writePlanned(fact: FactOf<'TargetPlanned'>, before: AttemptsTold | undefined): string {
  const system = systemName(fact.target);
  const number = `(write no. ${fact.attempt})`;
  const open = fact.movedFrom === undefined ? before?.open : undefined;
  if (open === undefined)
    return `Baton read ${system} and is about to ${planPhrase(fact)} ${number}.${leftOpen(fact, 'the write before')}`;
  const again = open.purpose === fact.purpose ? `${planPhrase(fact)} again` : planPhrase(fact);
  return `${system} was read back after write no. ${open.attempt} and ${shows(open, fact)}; Baton is about to ${again} ${number}.${leftOpen(fact, 'the write before')}`;
}

function planPhrase({ purpose, movedFrom }: FactOf<'TargetPlanned'>): string {
  if (purpose === 'reverse') return 'take back what it wrote';
  return movedFrom === undefined ? 'write' : `write another record than before, which was ${movedFrom}`;
}

/** What a look before a write found of the write before that. */
function shows(open: FactOf<'TargetPlanned'>, { before: seen }: FactOf<'TargetPlanned'>): string {
  const isOld = Object.entries(open.before).every(([field, digest]) => (seen[field] ?? digest) === digest);
  return isOld ? 'still shows what stood there before' : 'shows not all that was written';
}

/** A write was refused, or there was none: what came before it failed. `before`: undefined where that is not known. */
export function attemptFailed(
  { target, attempt, because, isUnread }: FactOf<'AttemptFailed'>,
  before: AttemptsTold | undefined,
): string {
  const system = systemName(target);
  const reason = refusalPhrase(because);
  if (isUnread === true)
    return `${system} cannot be read back: ${reason}. What became of write no. ${attempt} is not known.`;
  if (before === undefined) return `It did not work with ${system} (no. ${attempt}): ${reason}.`;
  return before.open?.attempt === attempt
    ? `${system} did not take write no. ${attempt}: ${reason}.`
    : `Baton came no further than a look at ${system} (no. ${attempt}): ${reason}. Nothing was written.`;
}

interface Unanswered {
  readonly unanswered?: string | undefined;
}

/** No answer to a write, or none that says what became of it, as a sentence after another. */
export function leftOpen({ unanswered }: Unanswered, which: string): string {
  return unanswered === undefined
    ? ''
    : ` What became of ${which} was left open: ${refusalPhrase(unanswered)}.`;
}
