import type { PersonAnswer } from '#domain/operator/answers.ts';
import { absenceReasonId } from '#lambdas/_operating/absence-reasons.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';

/** Takes back every absence that was entered for somebody, with its reason; those of the directory stay. */
export async function clearAbsences(ports: OperatePorts, { path }: OperatorCall): Promise<PersonAnswer> {
  const person = personNamed(ports.bundle.directory, 'person', path.person);
  const entered = (await ports.absences.list())[person.id] ?? [];
  await ports.absences.put(person.id, [], ports.now());
  for (const absence of entered) await ports.texts.remove(absenceReasonId(person.id, absence));
  return personAnswer(ports, person, []);
}
