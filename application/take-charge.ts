import type { ChargeCommand } from '#domain/incident/decide-charge.ts';
import { decideCharge } from '#domain/incident/decide-charge.ts';
import { commitToIncident } from './command-incident.ts';
import type { IncidentOrder } from './command-incident.ts';

interface ChargeOrder extends Omit<IncidentOrder, 'command'> {
  readonly command: ChargeCommand;
}

/** Carries out what whoever looks after an incident does with it: gives it to somebody, puts it off, closes it. */
export async function takeCharge(
  ports: Parameters<typeof commitToIncident>[0],
  order: ChargeOrder,
): ReturnType<typeof commitToIncident> {
  return commitToIncident(ports, order, (state, now) => decideCharge(state, order.command, now));
}
