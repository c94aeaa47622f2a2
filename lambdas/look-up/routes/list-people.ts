import type { PeopleAnswer, TroubleAnswer } from '#domain/operator/people.ts';
import type { Trouble } from '#domain/ports/channel-troubles.ts';
import { isMarked } from '#domain/routing/channel-trouble.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';

/** Everybody of the directory, whether they can be asked now, and which ways to them fail. */
export async function listPeople(ports: LookUpPorts): Promise<PeopleAnswer> {
  const [absences, troubles] = await Promise.all([ports.absences.list(), ports.troubles.list()]);
  const told = ports.bundle.directory.people.map(async (one) => {
    const answer = await personAnswer(ports, one, absences[one.id] ?? []);
    const own = troubles.filter(({ person }) => person === one.id);
    return own.length === 0 ? answer : { ...answer, troubles: own.map(troubleAnswer) };
  });
  return { people: await Promise.all(told) };
}

function troubleAnswer(trouble: Trouble): TroubleAnswer {
  const { channel, failures, since, because } = trouble;
  return { channel, failures, since, because, isMarked: isMarked(trouble) };
}
