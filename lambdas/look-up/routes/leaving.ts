import { namedIn } from '#domain/contract/named-in.ts';
import type { LeavingAnswer } from '#domain/operator/leaving.ts';
import type { Row } from '#domain/ports/rows.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { pickedBy } from '#lambdas/_operating/backlog-answer.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { listed } from '#lambdas/_operating/listed.ts';
import { personAnswer } from '#lambdas/_operating/person-answer.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** What hangs on somebody who leaves. Whoever has more than this asks again once these are seen to. */
const MOST_SHOWN = 500;

export async function leaving(ports: LookUpPorts, { path }: OperatorCall): Promise<LeavingAnswer> {
  const { directory, contracts } = ports.bundle;
  const person = personNamed(directory, 'person', path.person);
  const entered = (await ports.absences.list())[person.id] ?? [];
  const open = await ports.rows.openOf(person.id, MOST_SHOWN);
  const isOffered = ({ status, offeredTo }: Row): boolean => status === 'offered' && offeredTo === person.id;
  const isOwned = ({ owner }: Row): boolean => owner === person.id;
  const lines = (rows: readonly Row[]) => rows.flatMap((row) => listed(row, ports.bundle) ?? []);
  const own = contracts.map(({ contract }) => contract);
  return {
    person: await personAnswer(ports, person, entered),
    hasLeft: entered.some(({ until }) => until === FOR_GOOD),
    offered: lines(open.filter(isOffered)),
    owned: lines(open.filter(isOwned)),
    picked: await pickedBy(ports, person.id),
    named: namedIn(person.id, own, directory).map(({ field, ...place }) => ({ ...place, field: [...field] })),
  };
}
