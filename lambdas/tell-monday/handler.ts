import type { MondayApi } from '#adapters/operator-api/gather-monday.ts';
import { gatherMonday } from '#adapters/operator-api/gather-monday.ts';
import { mondayNotices } from '#application/monday-notices.ts';
import type { Ports } from '#application/ports.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

export type MondayPorts = Pick<Ports, 'bundle'> & {
  readonly api: MondayApi;
  readonly queues: Pick<Ports['queues'], 'notify'>;
};

/**
 * Makes the report with which a week begins, as `baton monday` does, and has it told. Made twice in a week, because the
 * platform tried again, it is told once: each notice is claimed before it is sent.
 */
export function tellMondayHandler(ports: MondayPorts, { logger }: Runtime): () => Promise<void> {
  return async () => {
    const report = reportOf(await gatherMonday(ports.api));
    const notices = mondayNotices(ports.bundle, report);
    for (const notice of notices) await ports.queues.notify(notice, 0);
    logger.info('monday told', { week: report.week, colour: report.colour, notices: notices.length });
  };
}
