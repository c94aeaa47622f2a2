import { enterAbsence } from '#application/absences.ts';
import { hasBegun, offersOf, passOnOffers } from '#application/pass-on-offers.ts';
import { firstInstantOf } from '#domain/calendar/local-time.ts';
import type { Absence, Directory, Person } from '#domain/contract/directory.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { AbsenceEntered } from '#domain/operator/people.ts';
import { absenceRequestSchema } from '#domain/operator/requests.ts';
import type { Row } from '#domain/ports/rows.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { keepCaller } from '#lambdas/_operating/erasable-names.ts';
import { listed } from '#lambdas/_operating/listed.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { badField, parseInput } from '#lambdas/_operating/problem.ts';
import type { OperatePorts } from '../operate-ports.ts';

/**
 * Enters a time in which somebody is not asked. If it has begun, what they are asked goes to others at once: first
 * they are away, so that nothing comes back to them.
 */
export async function enterAbsenceFor(ports: OperatePorts, call: OperatorCall): Promise<AbsenceEntered> {
  const { directory } = ports.bundle;
  const person = personNamed(directory, 'person', call.path.person);
  const { from, until, delegate, reason, offers } = parseInput(absenceRequestSchema, call.body);
  const absence: Absence = {
    from: instantOf(person, from, '00:00'),
    until: instantOf(person, until, '24:00'),
    ...(delegate === undefined ? {} : { delegate: delegateOf(directory, person, delegate) }),
  };
  const now = ports.now();
  checkTimes(absence, now);
  const isMoving = offers !== 'keep' && hasBegun(absence, now);
  if (isMoving && offers === 'show') {
    const waiting = await offersOf(ports, person.id);
    if (waiting.length > 0) return answerOf(ports, person, waiting, false);
  }
  await enterAbsence(ports, { person: person.id, absence, reason });
  // Looked for once more: what was offered meanwhile knew nothing of the absence.
  const waiting = isMoving ? await offersOf(ports, person.id) : [];
  if (waiting.length === 0) return answerOf(ports, person, [], true);
  await keepCaller(ports, call.caller);
  const actor: Actor = { kind: 'operator', id: call.caller.id };
  const passed = await passOnOffers(ports, { person: person.id, actor, reason });
  await ports.queues.wake(passed.map(({ subjectId }) => subjectId));
  return answerOf(ports, person, passed, true);
}

async function answerOf(
  ports: OperatePorts,
  person: Person,
  offers: readonly Row[],
  isEntered: boolean,
): Promise<AbsenceEntered> {
  const standing = (await ports.absences.list())[person.id] ?? [];
  const answer = await personAnswer(ports, person, standing);
  return { ...answer, entered: isEntered, offers: offers.flatMap((row) => listed(row, ports.bundle) ?? []) };
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
