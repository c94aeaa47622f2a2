import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant, localZone } from '../output/instant.ts';

export interface PauseOptions {
  readonly until: string;
  readonly reason: string;
}

/** Has a contract offer nothing until an instant, or for a while. */
export async function pause(api: OperatorApi, contract: string, options: PauseOptions): Promise<Outcome> {
  const answer = await api.pauseContract(contract, options);
  const until = answer.until === undefined ? '' : ` until ${localInstant(answer.until)} (${localZone()})`;
  const sentence = `${answer.contract} is paused${until}: nothing is offered, clocks stand still, answers are taken.`;
  return { data: answer, text: () => sentence, exitCode: EXIT.ok };
}

/** Has a paused contract go on. */
export async function resume(
  api: OperatorApi,
  contract: string,
  options: Pick<PauseOptions, 'reason'>,
): Promise<Outcome> {
  const answer = await api.resumeContract(contract, options);
  const sentence = `${answer.contract} goes on: what waited is offered, and clocks run with what was left.`;
  return { data: answer, text: () => sentence, exitCode: EXIT.ok };
}
