import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { AttemptsAnswer } from '#domain/operator/evidence.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { attemptsTable } from '../output/attempts-table.ts';
import { localZone } from '../output/instant.ts';
import { rawAttempts } from '../output/raw-attempts.ts';
import type { Style } from '../output/style.ts';

export interface AttemptsOptions {
  readonly target?: string;
  /** With all that was sent and received, instead of a line in words for each request. */
  readonly raw?: boolean;
}

/** What was sent to the systems of a handoff and what they said, request by request. */
export async function attempts(
  api: Pick<OperatorApi, 'attempts'>,
  id: string,
  { target, raw = false }: AttemptsOptions,
): Promise<Outcome> {
  const answer = await api.attempts(id, target === undefined ? {} : { target });
  return { data: answer, text: (style) => textOf(answer, raw, style), exitCode: EXIT.ok };
}

function textOf({ attempts: goes, isCut }: AttemptsAnswer, raw: boolean, style: Style): string {
  if (goes.length === 0) return 'Nothing was sent, or it is no longer kept: requests are kept for 30 days.';
  const foot = [
    ...(isCut ? ['There are earlier ones.'] : []),
    `Times in ${localZone()}.`,
    raw ? 'Values of fields are not kept, and long texts are cut.' : '--raw shows the requests themselves.',
  ].join(' ');
  return [raw ? rawAttempts(goes, style) : attemptsTable(goes, style), style.faint(foot)].join('\n\n');
}
