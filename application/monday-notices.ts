import { BACKLOG } from '#domain/backlog/backlog.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { personById } from '#domain/contract/directory.ts';
import type { MondayReport } from '#domain/monday/report.ts';
import { weekNumber } from '#domain/monday/week.ts';
import type { MondayNotice } from '#domain/ports/platform.ts';

/** The report to each who is to have it: the channel of operations, where there is one, their mailbox, and contract owners. */
export function mondayNotices(
  { contracts, directory }: Pick<ContractBundle, 'contracts' | 'directory'>,
  report: MondayReport,
): readonly MondayNotice[] {
  const about = {
    subjectId: BACKLOG,
    seq: weekNumber(report.week),
    kind: 'monday',
    report,
    attempt: 1,
  } as const;
  const owners = new Set(contracts.map(({ contract }) => contract.contractOwner));
  const mailed: readonly MondayNotice['recipient'][] = [
    { kind: 'ops' },
    ...[...owners].flatMap((id) =>
      personById(directory, id)?.isActive === true ? [{ kind: 'person', id } as const] : [],
    ),
  ];
  return [
    ...(directory.opsChannel === undefined
      ? []
      : [{ ...about, recipient: { kind: 'ops-channel' }, channel: 'slack' } as const]),
    ...mailed.map((recipient) => ({ ...about, recipient, channel: 'email' }) as const),
  ];
}
