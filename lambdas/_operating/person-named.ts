import { closestOf } from '#domain/contract/closest.ts';
import type { Directory, Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import { badField } from './problem.ts';

const EXPECTED = 'the id of a person in directory.yaml';

/** The person whom a field names. Throws an OperatorProblem with whoever was probably meant, by id or by name. */
export function personNamed(directory: Directory, field: string, id: string | undefined): Person {
  if (id === undefined) throw badField(field, EXPECTED);
  const person = personById(directory, id);
  if (person !== undefined) return person;
  const { people } = directory;
  const ids: readonly string[] = people.map((one) => one.id);
  const names = people.map(({ name }) => name);
  const byName = people.find(({ name }) => name === closestOf(id, names));
  throw badField(
    field,
    `${EXPECTED}, which “${id}” is not (see \`npx baton people\`)`,
    closestOf(id, ids) ?? byName?.id,
  );
}
