import { takeBackAbsences } from '#application/absences.ts';
import type { PersonAnswer } from '#domain/operator/people.ts';
import { clearRequestSchema } from '#domain/operator/requests.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { parseInput } from '#lambdas/_operating/problem.ts';
import type { OperatePorts } from '../operate-ports.ts';

/** Takes back every absence that was entered for somebody, with its reason; those of the directory stay. */
export async function clearAbsences(
  ports: OperatePorts,
  { path, body }: OperatorCall,
): Promise<PersonAnswer> {
  const person = personNamed(ports.bundle.directory, 'person', path.person);
  const { reason } = parseInput(clearRequestSchema, body);
  return personAnswer(ports, person, await takeBackAbsences(ports, { person: person.id, reason }));
}
