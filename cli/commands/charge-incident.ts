import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { Charge, ChargeAnswer, ListedIncident } from '#domain/operator/incidents.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { instantIn, localInstant, localZone } from '../output/instant.ts';
import { storyTable } from '../output/story.ts';
import type { Style } from '../output/style.ts';

export interface ChargeWish {
  readonly charge: Charge;
  readonly owner?: string;
  readonly until?: string;
  readonly reason?: string;
  /** Carried out only with this, and a reason; else the server says what it would do. */
  readonly confirm?: boolean;
}

/** Gives an incident to somebody, puts it off or closes it; without `confirm` the server only says what that would do, or why it is refused. */
export async function chargeIncident(
  api: Pick<OperatorApi, 'incident' | 'chargeIncident'>,
  id: string,
  wish: ChargeWish,
): Promise<Outcome> {
  const { charge, owner, until, reason, confirm = false } = wish;
  const said = { ...(owner === undefined ? {} : { owner }), ...(until === undefined ? {} : { until }) };
  if (!confirm || reason === undefined) {
    const { incident } = await api.incident(id);
    return plan(incident, wish, await api.chargeIncident(id, charge, { preview: true, ...said }));
  }
  const answer = await api.chargeIncident(id, charge, { reason, ...said });
  return { data: answer, text: (style) => doneText(answer, style), exitCode: EXIT.ok };
}

function plan(incident: ListedIncident, wish: ChargeWish, answer: ChargeAnswer): Outcome {
  const would = answer.changed ? wouldText(incident, wish, answer) : `Nothing to do: ${alreadyText(answer)}.`;
  const text = `${incident.id}: ${incident.because}.\n${would}`;
  return { data: { incident, would, ...answer }, text: () => text, exitCode: EXIT.ok };
}

const HOW = 'give --confirm and --reason to do it.';

function alreadyText({ status }: ChargeAnswer): string {
  return status === 'open' ? 'it is so already' : 'it is closed already';
}

function wouldText(
  { owner: present, decideBy }: ListedIncident,
  { charge }: ChargeWish,
  { preview: { owner, toldBy = 'email', until, zone = localZone(), zoneOf } = {}, after = '' }: ChargeAnswer,
): string {
  switch (charge) {
    case 'assign':
      return `This would give it to ${owner?.name ?? ''} (${owner?.id ?? ''}) to decide, who is told ${BY[toldBy]} with a link of their own (now: ${present.name}); ${HOW}`;
    case 'snooze': {
      const end = until === undefined ? '' : instantIn(until, zone);
      const whose = zoneOf === undefined ? '' : `, where ${zoneOf.name} is`;
      return `This would put it off until ${end} in ${zone}${whose}: nobody is told again before (now: ${instantIn(decideBy, zone)}); ${HOW}`;
    }
    case 'resolve':
      return `This would close it. ${after} If that is meant, ${HOW}`;
  }
}

const BY = { slack: 'in Slack', email: 'by mail' } as const;

function doneText({ id, status, changed, tellAt, story, after = '' }: ChargeAnswer, style: Style): string {
  if (!changed) return `Nothing to do: ${id} is so already.`;
  const next =
    tellAt === undefined ? '' : ` Unless it is decided, everybody is told again at ${localInstant(tellAt)}.`;
  const now = status === 'open' ? `open.${next}` : `closed. ${after}`;
  return `${storyTable(story, style)}\n${id} is ${now}`;
}
