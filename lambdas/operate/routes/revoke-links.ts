import { endLinks } from '#application/end-links.ts';
import type { PersonAnswer } from '#domain/operator/people.ts';
import { revokeRequestSchema } from '#domain/operator/requests.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { parseInput } from '#lambdas/_operating/problem.ts';
import type { OperatePorts } from '../operate-ports.ts';

/** Ends every personal link that somebody has; the next message to them brings one that holds. */
export async function revokeLinks(
  ports: OperatePorts,
  { path, body, caller }: OperatorCall,
): Promise<PersonAnswer> {
  const person = personNamed(ports.bundle.directory, 'person', path.person);
  const { reason } = parseInput(revokeRequestSchema, body);
  await endLinks(ports, { person: person.id, by: caller.id, reason });
  return personAnswer(ports, person, (await ports.absences.list())[person.id] ?? []);
}
