import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { DecisionAnswer } from '#domain/operator/decisions.ts';
import type { OperatorDecision } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { storyTable } from '../output/story.ts';
import type { Style } from '../output/style.ts';

export interface DecideOptions {
  readonly reason: string;
  readonly to?: string;
  readonly target?: string;
  readonly targets?: readonly string[];
}

/** Decides about a handoff or a blocked event, and says what that made of it. */
export async function decide(
  api: Pick<OperatorApi, 'decide'>,
  decision: OperatorDecision,
  id: string,
  { reason, to, target, targets }: DecideOptions,
): Promise<Outcome> {
  const answer = await api.decide(id, decision, {
    reason,
    ...(to === undefined ? {} : { to }),
    ...(target === undefined ? {} : { target }),
    ...(targets === undefined ? {} : { targets: [...targets] }),
  });
  return { data: answer, text: (style) => textOf(decision, answer, style), exitCode: EXIT.ok };
}

function textOf(
  decision: OperatorDecision,
  { id, status, changed, story }: DecisionAnswer,
  style: Style,
): string {
  const is = decision === 'start' ? 'started' : status;
  if (!changed) return `Nothing to do: ${id} is ${is} already.`;
  return `${storyTable(story, style)}\n${id} is now ${is}.`;
}
