import { firstInstantOf } from '#domain/calendar/local-time.ts';
import type { Absence, Directory, Person } from '#domain/contract/directory.ts';
import type { PersonAnswer } from '#domain/operator/answers.ts';
import { absenceRequestSchema } from '#domain/operator/requests.ts';
import { absenceReasonId } from '#lambdas/_operating/absence-reasons.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { badField, parseInput } from '#lambdas/_operating/problem.ts';

/** Enters a time in which somebody is not asked. One that begins at the same instant takes the place of the other. */
export async function enterAbsence(ports: OperatePorts, { path, body }: OperatorCall): Promise<PersonAnswer> {
  const { directory } = ports.bundle;
  const person = personNamed(directory, 'person', path.person);
  const { from, until, delegate, reason } = parseInput(absenceRequestSchema, body);
  const absence: Absence = {
    from: instantOf(person, from, '00:00'),
    until: instantOf(person, until, '24:00'),
    ...(delegate === undefined ? {} : { delegate: delegateOf(directory, person, delegate) }),
  };
  const now = ports.now();
  checkTimes(absence, now);
  await ports.texts.put(absenceReasonId(person.id, absence), reason);
  return personAnswer(ports, person, await enter(ports, person, absence, now));
}

/** What ends is forgotten together with its reason. */
async function enter(
  { absences, texts }: OperatePorts,
  { id }: Person,
  absence: Absence,
  now: string,
): Promise<readonly Absence[]> {
  const before = (await absences.list())[id] ?? [];
  const others = before.filter(({ from }) => from !== absence.from);
  const lasting = [...others.filter(({ until }) => until > now), absence];
  await absences.put(id, lasting, now);
  for (const ended of others.filter(({ until }) => until <= now))
    await texts.remove(absenceReasonId(id, ended));
  return lasting;
}

/** A date is a day where the person is. */
function instantOf({ timeZone }: Person, dayOrInstant: string, timeOfDay: '00:00' | '24:00'): string {
  return dayOrInstant.includes('T')
    ? new Date(dayOrInstant).toISOString()
    : firstInstantOf(timeZone, dayOrInstant, timeOfDay);
}

function checkTimes({ from, until }: Absence, now: string): void {
  if (until <= from) throw badField('until', 'later than “from”');
  if (until <= now) throw badField('until', 'later than now');
}

function delegateOf(directory: Directory, person: Person, id: string): Person['id'] {
  const delegate = personNamed(directory, 'delegate', id);
  if (delegate.id === person.id) throw badField('delegate', 'somebody else');
  if (!delegate.isActive) throw badField('delegate', 'somebody who is active in directory.yaml');
  return delegate.id;
}
