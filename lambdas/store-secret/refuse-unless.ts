import { openedSystem } from '#domain/operator/opened-system.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import type { Trial } from '#domain/ports/operations.ts';
import { refusedBecause } from '#lambdas/_operating/problem.ts';

type Passed = Exclude<Trial, { readonly kind: 'refused' }>;

/**
 * The trial of what may be stored. Throws an OperatorProblem for what its system refused, and for what it has said
 * nothing of unless that may be stored `untried`.
 */
export function refuseUnless(untried: boolean, name: SecretName, trial: Trial): Passed {
  if (trial.kind === 'refused')
    throw refusedBecause(
      'secret-refused',
      `${openedSystem(name)} refuses this value (${trial.because}). Nothing was stored: the value of before stays.`,
    );
  if (trial.kind === 'unanswered' && !untried)
    throw refusedBecause(
      'secret-not-tried',
      `${openedSystem(name)} does not say whether it takes this value (${trial.because}). Nothing was stored: the value of before stays. Do it again in a while, or with --untried to store it all the same.`,
    );
  return trial;
}
