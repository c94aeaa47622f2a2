import { gatherMonday } from '#adapters/operator-api/gather-monday.ts';
import type { MondayApi } from '#adapters/operator-api/gather-monday.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import type { MondayReport } from '#domain/monday/report.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { mondayText } from '../output/monday-text.ts';

const EXIT_OF: Readonly<Record<MondayReport['colour'], ExitCode>> = {
  green: EXIT.ok,
  yellow: EXIT.yellow,
  red: EXIT.red,
};

/** What a team looks at when the week begins: the same report as the digest. */
export async function monday(api: MondayApi): Promise<Outcome> {
  const report = reportOf(await gatherMonday(api));
  return { data: report, text: (style) => mondayText(report, style), exitCode: EXIT_OF[report.colour] };
}
