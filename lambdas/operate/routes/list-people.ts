import type { PeopleAnswer } from '#domain/operator/answers.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { personAnswer } from '../person-answer.ts';

/** Everybody of the directory, and whether they can be asked now. */
export async function listPeople(ports: OperatePorts): Promise<PeopleAnswer> {
  const absences = await ports.absences.list();
  const { people } = ports.bundle.directory;
  return {
    people: await Promise.all(people.map((one) => personAnswer(ports, one, absences[one.id] ?? []))),
  };
}
