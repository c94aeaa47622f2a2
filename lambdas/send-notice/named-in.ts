import { loadHandoff } from '#application/command-handoff.ts';
import type { Ports } from '#application/ports.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import { heldIn } from '#domain/incident/held-in.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { briefOf } from '#lambdas/_presenting/offer-of.ts';

/** So many of the handoffs of an incident are named, and of the others how many there are. */
const NAMED = 3;

/** What the first handoffs of a part of an incident are about; none where it holds a single one, or none. */
export async function namedIn(
  ports: Pick<Ports, 'log' | 'texts'>,
  { members }: Pick<Incident, 'members'>,
): Promise<readonly string[]> {
  const held = heldIn(members);
  if (held.length < 2) return [];
  const titles = await Promise.all(held.slice(0, NAMED).map((member) => titleOf(ports, member)));
  return titles.flatMap((title) => title ?? []);
}

async function titleOf(ports: Pick<Ports, 'log' | 'texts'>, member: string): Promise<string | undefined> {
  const { subject } = memberOf(member);
  if (subject === undefined || subjectParts(subject).kind !== 'handoff') return undefined;
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subject).id));
  return state === undefined ? undefined : (await briefOf(ports, state)).title;
}
