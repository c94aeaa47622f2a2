import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { Listed, PausedContract } from '#domain/operator/listing.ts';
import { LARGEST_LIST_PAGE } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { decideByText } from '../output/decide-by.ts';
import { localInstant, localZone, quietText } from '../output/instant.ts';
import { statusCell } from '../output/status-cell.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

export interface ListOptions {
  readonly contract?: string;
  readonly status?: string;
  readonly limit: number;
}

/** Handoffs and blocked events, newest first. One more than is shown is asked for: only that tells whether there are more. */
export async function list(api: OperatorApi, { contract, status, limit }: ListOptions): Promise<Outcome> {
  const handoffs: Listed[] = [];
  let paused: readonly PausedContract[] = [];
  let leftAlone: readonly string[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.list({
      limit: String(Math.min(limit + 1 - handoffs.length, LARGEST_LIST_PAGE)),
      ...(contract === undefined ? {} : { contract }),
      ...(status === undefined ? {} : { status }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    handoffs.push(...page.handoffs);
    ({ paused, leftAlone } = page);
    cursor = page.next;
  } while (cursor !== undefined && handoffs.length <= limit);
  const more = handoffs.length > limit;
  const shown = handoffs.slice(0, limit);
  const text = (style: Style) =>
    [textOf(shown, more, style), ...paused.map(pausedLine), ...leftAlone.map(leftLine)].join('\n');
  return { data: { handoffs: shown, paused, leftAlone, more }, text, exitCode: EXIT.ok };
}

function pausedLine({ contract, until }: PausedContract): string {
  return `${contract} is paused until ${localInstant(until)}: nothing is offered.`;
}

function leftLine(because: string): string {
  return `${because}: what waits for it goes on by itself after that.`;
}

function textOf(handoffs: readonly Listed[], more: boolean, style: Style): string {
  if (handoffs.length === 0) return 'Nothing is there.';
  const rows = handoffs.map((one) => [
    one.id,
    statusCell(one.status, style),
    one.owner?.name ?? '',
    one.offeredTo?.name ?? '',
    one.wouldAsk?.name ?? '',
    one.decider?.name ?? '',
    one.contract ?? '',
    one.record ?? '',
    localInstant(one.openedAt),
    nextOf(one),
    one.startBy === undefined ? '' : localInstant(one.startBy),
  ]);
  const rest = more ? ' There are more: raise --limit.' : '';
  return `${table(rows, HEADING)}\n${style.faint(`Times in ${localZone()}.${rest}`)}`;
}

const HEADING = [
  'ID',
  'STATUS',
  'ACCEPTED BY',
  'OFFERED TO',
  'WOULD ASK',
  'DECIDES',
  'CONTRACT',
  'RECORD',
  'OPENED',
  'NEXT',
  'START BY',
] as const;

/**
 * What has to be done first, where its turn is waited for, or until when its offer is not sent; else the next deadline: of
 * a machine or an answer, else of the decision that it waits for.
 */
function nextOf(line: Listed): string {
  const { after, waitsIn, quietUntil, dueAt } = line;
  if (after !== undefined) return `after ${after}`;
  if (waitsIn !== undefined) return waitsIn;
  if (quietUntil !== undefined) return `not sent yet: ${quietText(quietUntil)}`;
  return dueAt === undefined ? decideByText(line) : localInstant(dueAt);
}
