import type { BlockedCommand, BlockedFact, BlockedState } from '#domain/blocked/blocked.ts';
import { decideBlocked } from '#domain/blocked/blocked.ts';
import type { CorrelationId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { blockedRow } from '#domain/projection.ts';
import { blockedModel, foldCommits } from '#domain/subjects.ts';
import { carryOut } from './carry-out.ts';
import type { Outcome } from './carry-out.ts';
import { dueUntilSettled } from './keep-row.ts';
import type { Ports } from './ports.ts';

export interface BlockedOrder {
  readonly blockedId: string;
  readonly command: BlockedCommand;
  readonly actor: Actor;
  readonly correlationId?: CorrelationId;
}

/** Carries out one command on a blocked event. */
export async function commandBlocked(
  ports: Pick<Ports, 'log' | 'rows' | 'now' | 'newId' | 'settings'>,
  order: BlockedOrder,
): Promise<Outcome<BlockedState, BlockedFact>> {
  const subject = subjectId('blocked', order.blockedId);
  return carryOut(ports, {
    ...order,
    subject,
    model: blockedModel,
    decide: (state) => decideBlocked(state, order.command),
    rowOf: (state, now) => {
      if (state === undefined) throw new Error(`${subject} has no state and so no row`);
      return dueUntilSettled(blockedRow(subject, state), ports.settings, now);
    },
    rowWithCommit: () => true,
  });
}

/** The present state of a blocked event; undefined if there is none of that id. */
export async function loadBlocked(ports: Pick<Ports, 'log'>, blockedId: string): Promise<BlockedState> {
  return foldCommits(blockedModel, await ports.log.read(subjectId('blocked', blockedId)));
}
