import { loadBlocked } from '#application/command-blocked.ts';
import { presentContract } from '#application/contracts.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { USUAL_WINDOW_SECONDS } from '#domain/contract/observability.ts';
import { subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Rejection } from '#domain/metrics/course.ts';
import { rejectionOf } from '#domain/metrics/rejection-of.ts';
import type { Measured, MeasuresAnswer } from '#domain/operator/measures.ts';
import { measuresRequestSchema } from '#domain/operator/measures.ts';
import type { Row, RowPage } from '#domain/ports/rows.ts';
import { InvalidCursorError } from '#domain/ports/rows.ts';
import { addSeconds } from '#domain/time.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { badField, notFound, parseInput } from '#lambdas/_operating/problem.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { measuring } from '../measuring.ts';
import { readEach } from '../read-each.ts';

/**
 * What each handoff of a contract contributes to its numbers, page by page: whoever asks adds them up. A page costs one
 * query by contract, and a query of the log for each of its handoffs and of its blocked events.
 */
export async function measureHandoffs(
  ports: LookUpPorts,
  { path, query }: OperatorCall,
): Promise<MeasuresAnswer> {
  const contract = contractNamed(ports, path.name ?? '');
  const measured = measuredBy(contract);
  const now = ports.now();
  const {
    of,
    limit,
    cursor,
    since = addSeconds(now, -measured.windowSeconds),
  } = parseInput(measuresRequestSchema, query);
  const page = await pageOf(() => ports.rows[PAGES[of]](contract.id, limit, cursor));
  const rows = of === 'waiting' ? page.rows : page.rows.filter(({ openedAt }) => openedAt >= since);
  const next = rows.length < page.rows.length ? undefined : page.next;
  const handoffs = await readEach(ofKind(rows, 'handoff'), measuring(ports, now));
  const blocked = await readEach(ofKind(rows, 'blocked'), (subject) => rejected(ports, subject));
  return {
    ...{ measured, since, now, measures: [...handoffs.found], rejected: [...blocked.found] },
    unread: [...handoffs.unread, ...blocked.unread],
    ...(next === undefined ? {} : { next }),
  };
}

function ofKind(rows: readonly Row[], wanted: 'handoff' | 'blocked'): readonly SubjectId[] {
  return rows.map(({ subjectId }) => subjectId).filter((subject) => subjectParts(subject).kind === wanted);
}

/** Why an event could not become a handoff, where it could not. A query of the log. */
async function rejected(ports: LookUpPorts, subject: SubjectId): Promise<Rejection | undefined> {
  const { id } = subjectParts(subject);
  const event = await loadBlocked(ports, id);
  return event === undefined ? undefined : rejectionOf(id, event);
}

const PAGES = { begun: 'byContract', waiting: 'waiting' } as const;

function contractNamed({ bundle }: LookUpPorts, name: string): Contract {
  const contract = presentContract({ bundle }, name);
  if (contract !== undefined) return contract;
  const all = bundle.contracts.map(({ contract: { id } }) => id);
  throw notFound('contract', name, closestOf(name, all));
}

function measuredBy({ id, title, observability, sla: { calendar }, amount }: Contract): Measured {
  return {
    contract: id,
    title,
    windowSeconds: observability?.windowSeconds ?? USUAL_WINDOW_SECONDS,
    thresholds: observability?.thresholds ?? {},
    ...(calendar === undefined ? {} : { calendar: calendar.id }),
    hasAmount: amount !== undefined,
  };
}

async function pageOf(query: () => Promise<RowPage>): Promise<RowPage> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof InvalidCursorError) throw badField('cursor', 'the cursor that an earlier page gave');
    throw error;
  }
}
