import type { PeopleAnswer } from '#domain/operator/answers.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';

/** Everybody of the directory, and whether they can be asked now. */
export async function listPeople(ports: LookUpPorts): Promise<PeopleAnswer> {
  const absences = await ports.absences.list();
  const { people } = ports.bundle.directory;
  return {
    people: await Promise.all(people.map((one) => personAnswer(ports, one, absences[one.id] ?? []))),
  };
}
