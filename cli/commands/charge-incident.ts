import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { Charge, ChargeAnswer, IncidentAnswer } from '#domain/operator/incidents.ts';
import { afterClosing } from '#domain/story/after-closing.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant } from '../output/instant.ts';
import { storyTable } from '../output/story.ts';
import type { Style } from '../output/style.ts';

export interface ChargeWish {
  readonly charge: Charge;
  readonly owner?: string;
  readonly until?: string;
  readonly reason?: string;
  /** Carried out only with this, and a reason; else it is said in words. */
  readonly confirm?: boolean;
}

/** Gives an incident to somebody, puts it off or closes it; without `confirm` only says what that would do. */
export async function chargeIncident(
  api: Pick<OperatorApi, 'incident' | 'chargeIncident'>,
  id: string,
  wish: ChargeWish,
): Promise<Outcome> {
  const { charge, owner, until, reason, confirm = false } = wish;
  if (!confirm || reason === undefined) return plan(await api.incident(id), wish);
  const answer = await api.chargeIncident(id, charge, {
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  });
  return { data: answer, text: (style) => doneText(answer, style), exitCode: EXIT.ok };
}

function plan(answer: IncidentAnswer, wish: ChargeWish): Outcome {
  const { incident } = answer;
  const would =
    incident.status === 'open'
      ? `${wouldText(answer, wish)}; give --confirm and --reason to do it.${wish.charge === 'resolve' ? ` ${afterClosing(incident.cause)}` : ''}`
      : 'It is closed already.';
  const text = `${incident.id}: ${incident.because}.\n${would}`;
  return { data: { incident, would }, text: () => text, exitCode: EXIT.ok };
}

function wouldText({ incident }: IncidentAnswer, { charge, owner = '', until = '' }: ChargeWish): string {
  switch (charge) {
    case 'assign':
      return `This would give it to ${owner} to decide, who is told with a link of their own (now: ${incident.owner.name})`;
    case 'snooze':
      return `This would put it off until ${until}: nobody is told again before (now: ${localInstant(incident.decideBy)})`;
    case 'resolve':
      return 'This would close it; where something waits for a decision it is refused';
  }
}

/** Whoever closes what is not mended hears of it again. */
const NOT_SENT_BACK =
  ' As long as messages lie in a queue of dead letters, its incident opens again: npx baton dlq redrive <queue> --reason … --confirm sends them back.';

function doneText({ id, status, changed, tellAt, story }: ChargeAnswer, style: Style): string {
  if (!changed) return `Nothing to do: ${id} is so already.`;
  const next =
    tellAt === undefined ? '' : ` Unless it is decided, everybody is told again at ${localInstant(tellAt)}.`;
  return `${storyTable(story, style)}\n${id} is ${status === 'open' ? 'open' : 'closed'}.${next}${status === 'open' ? '' : NOT_SENT_BACK}`;
}
