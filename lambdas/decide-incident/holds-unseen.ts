import { loadIncident } from '#application/command-incident.ts';
import { partOf } from '#application/incident-part.ts';
import type { Ports } from '#application/ports.ts';
import { countHeld, nameOf } from '#domain/incident/held-in.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { Link } from '#domain/ports/side-items.ts';

/**
 * Whether a part of an incident holds what its page had not shown: `shown` is the commit up to which it did. A form that
 * does not say so may be about one thing, and not about several. What has left meanwhile, or left and came again, was seen.
 */
export async function holdsUnseen(
  ports: Pick<Ports, 'log' | 'bundle'>,
  { incidentId, person }: Pick<Extract<Link, { kind: 'decision' }>, 'incidentId' | 'person'>,
  part: Incident,
  shown: string,
): Promise<boolean> {
  if (shown === String(part.seq)) return false;
  if (!/^\d+$/.test(shown)) return countHeld(part.members) > 1;
  const before = await loadIncident(ports, incidentId, Number(shown));
  const seen = before === undefined ? [] : partOf(ports, before, person).members;
  const names = new Set(seen.map(nameOf));
  return part.members.some((member) => !names.has(nameOf(member)));
}
