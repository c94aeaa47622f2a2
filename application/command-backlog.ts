import type { Backlog, BacklogCommand, BacklogFact } from '#domain/backlog/backlog.ts';
import { BACKLOG, decideBacklog } from '#domain/backlog/backlog.ts';
import type { CorrelationId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { backlogRow } from '#domain/projection.ts';
import { backlogModel, foldCommits } from '#domain/subjects.ts';
import { carryOut } from './carry-out.ts';
import type { Outcome } from './carry-out.ts';
import type { Ports } from './ports.ts';

interface BacklogOrder {
  readonly command: BacklogCommand;
  readonly actor: Actor;
  readonly correlationId: CorrelationId;
}

/** Carries out one command on the backlog. Nothing follows from it but what people read. */
export async function commandBacklog(
  ports: Pick<Ports, 'log' | 'rows' | 'now' | 'newId'>,
  { command, ...order }: BacklogOrder,
): Promise<Outcome<Backlog, BacklogFact>> {
  return carryOut(ports, {
    ...order,
    subject: BACKLOG,
    model: backlogModel,
    decide: (state) => decideBacklog(state, command),
    rowOf: (state, now) => backlogRow(state, now),
    rowWithCommit: () => true,
  });
}

/** What somebody is to remove for good. */
export async function loadBacklog(ports: Pick<Ports, 'log'>): Promise<Backlog> {
  return foldCommits(backlogModel, await ports.log.read(BACKLOG));
}
