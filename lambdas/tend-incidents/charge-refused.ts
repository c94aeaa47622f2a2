import { latestSnooze } from '#domain/incident/decide-charge.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { refusalSentence } from '#domain/operator/refusal-sentence.ts';
import type { OperatorProblem } from '#lambdas/_operating/problem.ts';
import { refusedBecause } from '#lambdas/_operating/problem.ts';

/**
 * Why an act on an incident is refused. Of one that puts it off for too long, until when it could be put off at `now`; of
 * one that would not put it off, when it is told again anyway.
 */
export function chargeRefused(word: string, now: string, { deadlineAt }: Incident): OperatorProblem {
  if (word === 'told-later-anyway')
    return refusedBecause(word, `Nobody is told again before ${deadlineAt} anyway: name a later end.`);
  if (word !== 'snoozed-too-long') return refusedBecause(word);
  return refusedBecause(word, `${refusalSentence(word)} The latest end now is ${latestSnooze(now)}.`);
}
