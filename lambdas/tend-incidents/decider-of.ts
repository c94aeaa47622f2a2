import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { TendPorts } from './tend-ports.ts';

/** Who decides about an incident: in their zone its days end. Undefined for somebody whom the directory no longer knows. */
export function deciderOf(
  { bundle }: Pick<TendPorts, 'bundle'>,
  { assignee, owner }: Incident,
): Person | undefined {
  return personById(bundle.directory, assignee ?? owner);
}
