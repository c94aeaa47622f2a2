import { presentContract } from '#application/contracts.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { Listed } from '#domain/operator/listing.ts';
import type { Who } from '#domain/operator/who.ts';
import { subjectParts } from '#domain/ids.ts';
import { NO_CONTRACT } from '#domain/ports/rows.ts';
import type { Row } from '#domain/ports/rows.ts';
import { queuePhrase } from '#domain/story/words.ts';
import { nameOf, namesOf } from '#domain/story/names.ts';

/** A person's id and name. */
export function who(directory: Directory, id: string): Who {
  return { id, name: nameOf(namesOf(directory), id) };
}

/** Who decides about an event that waits: the owner of its contract, else the desk. */
export function deciderOfBlocked(bundle: ContractBundle, contract: string | undefined): Who {
  const owner = contract === undefined ? undefined : presentContract({ bundle }, contract)?.contractOwner;
  return who(bundle.directory, owner ?? bundle.directory.desk);
}

/** A row without the place where what belongs to no contract is listed: it is nobody's contract. */
export function shownRow({ contract, ...row }: Row): Row {
  return contract === undefined || contract === NO_CONTRACT ? row : { ...row, contract };
}

/** A row as a line of the list; undefined for what is neither a handoff nor a blocked event. */
export function listed(row: Row, bundle: ContractBundle): Listed | undefined {
  const { kind, id } = subjectParts(row.subjectId);
  if (kind !== 'handoff' && kind !== 'blocked') return undefined;
  const { directory } = bundle;
  const { status, contract, record, offeredTo, owner, startBy, after, queue, quietUntil, openedAt } =
    shownRow(row);
  // While a row is being settled, its `dueAt` is our own housekeeping and no deadline of anybody.
  const dueAt = row.settleBy === undefined ? row.dueAt : undefined;
  return {
    id,
    kind,
    status,
    openedAt,
    ...(contract === undefined ? {} : { contract }),
    ...(record === undefined ? {} : { record }),
    ...(offeredTo === undefined ? {} : { offeredTo: who(directory, offeredTo) }),
    ...(owner === undefined ? {} : { owner: who(directory, owner) }),
    ...(startBy === undefined ? {} : { startBy }),
    ...(after === undefined ? {} : { after }),
    ...(queue === undefined ? {} : { waitsIn: queuePhrase(queue) }),
    ...(quietUntil === undefined ? {} : { quietUntil }),
    ...(status === 'blocked' ? { decider: deciderOfBlocked(bundle, contract) } : {}),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}
