import { latestSnooze } from '#domain/incident/decide-charge.ts';
import { refusalSentence } from '#domain/operator/refusal-sentence.ts';
import type { OperatorProblem } from '#lambdas/_operating/problem.ts';
import { refusedBecause } from '#lambdas/_operating/problem.ts';

/** Why an act on an incident is refused; of one that puts it off for too long, until when it could be put off at `now`. */
export function chargeRefused(word: string, now: string): OperatorProblem {
  if (word !== 'snoozed-too-long') return refusedBecause(word);
  return refusedBecause(word, `${refusalSentence(word)} The latest end now is ${latestSnooze(now)}.`);
}
