import { personAsWished } from '#application/wishes.ts';
import type { ChargeCommand } from '#domain/incident/decide-charge.ts';
import { decideCharge } from '#domain/incident/decide-charge.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { ChargeAnswer, ChargePreview } from '#domain/operator/incidents.ts';
import { waysToTell } from '#domain/routing/channel-order.ts';
import { afterClosing } from '#domain/story/after-closing.ts';
import { chargeRefused } from './charge-refused.ts';
import { deciderOf } from './decider-of.ts';
import type { TendPorts } from './tend-ports.ts';

/**
 * What an act would do, decided as it will be and committed nowhere. Throws an OperatorProblem where it would be refused
 * now.
 */
export async function previewCharge(
  ports: TendPorts,
  id: string,
  incident: Incident,
  command: ChargeCommand,
): Promise<ChargeAnswer> {
  const now = ports.now();
  const { refusal, facts } = decideCharge(incident, command, now);
  if (refusal !== undefined) throw chargeRefused(refusal.because, now, incident);
  const preview = await previewOf(ports, incident, command);
  const { status, cause } = incident;
  return { id, status, changed: facts.length > 0, story: [], preview, ...afterwards(command.type, cause) };
}

/** What follows, of an act that closes an incident. */
export function afterwards(
  act: ChargeCommand['type'],
  cause: Incident['cause'],
): Pick<ChargeAnswer, 'after'> {
  return act === 'ResolveIncident' ? { after: afterClosing(cause) } : {};
}

async function previewOf(
  ports: TendPorts,
  incident: Incident,
  command: ChargeCommand,
): Promise<ChargePreview> {
  switch (command.type) {
    case 'AssignIncident': {
      const person = await personAsWished(ports, command.owner);
      if (person === undefined) return {};
      const [toldBy] = waysToTell(person);
      return { owner: { id: person.id, name: person.name }, toldBy };
    }
    case 'SnoozeIncident': {
      const decider = deciderOf(ports, incident);
      if (decider === undefined) return { until: command.until, zone: NO_ONES_ZONE };
      const { id, name, timeZone: zone } = decider;
      return { until: command.until, zone, zoneOf: { id, name } };
    }
    case 'ResolveIncident':
      return {};
  }
}

/** In which a day ends where nobody is known whose it could be. */
export const NO_ONES_ZONE = 'UTC';
