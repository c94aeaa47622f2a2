import type { Thresholds } from '#domain/contract/observability.ts';
import type { Judgement } from '#domain/metrics/judge-metrics.ts';
import type { Metrics, Percentiles } from '#domain/metrics/metrics-of.ts';
import type { ContractMetrics } from '#adapters/operator-api/contract-metrics.ts';
import { capitalised } from '#domain/capitalised.ts';
import { unreadPhrase } from '#domain/standing/unread-phrase.ts';
import { durationText } from './duration.ts';
import { localInstant } from './instant.ts';
import type { Style } from './style.ts';
import type { Line } from './metrics-line.ts';
import { percentText, shareText, timeText } from './metrics-line.ts';
import { qualityLines } from './quality-lines.ts';
import type { Cell } from './table.ts';
import { table } from './table.ts';

/** The numbers of each contract, one table after the other. */
export function metricsText(all: readonly ContractMetrics[], style: Style): string {
  if (all.length === 0) return 'There is no contract.';
  return all.map((one) => contractText(one, style)).join('\n\n');
}

function contractText(one: ContractMetrics, style: Style): string {
  const { measured, since, metrics, quality, judgements, unread } = one;
  const { title, contract, calendar, hasAmount } = measured;
  const begun = `${String(metrics.handoffs)} begun since ${localInstant(since)}`;
  const counted =
    calendar === undefined ? '' : `; deadlines are counted in working time, by the calendar ${calendar}`;
  const cells = new Map(judgements.map((judgement) => [judgement.threshold, cellOf(judgement, style)]));
  const lines = [
    ...linesOf(metrics, calendar),
    ...qualityLines(quality),
    ...waitingLines(metrics, hasAmount),
  ];
  const rows = lines.map(({ name, text, threshold }): Cell[] => [
    name,
    text,
    threshold === undefined ? '' : (cells.get(threshold) ?? ''),
  ]);
  const rest = unread.length === 0 ? '' : `\n${style.bad(capitalised(unreadPhrase(unread)))}`;
  return `${title} (${contract}): ${begun}${counted}\n${table(rows)}${rest}`;
}

function linesOf(metrics: Metrics, calendar: string | undefined): readonly Line[] {
  const { acknowledged, timeToAcknowledge, elapsedToAcknowledge, expired, fallback, sync } = metrics;
  const { inTime, late, never } = acknowledged;
  return [
    { name: 'somebody was asked', text: String(metrics.asked) },
    { name: 'offers', text: String(metrics.offers) },
    {
      name: 'accepted in time',
      text: shareText(inTime, inTime + late + never, acknowledged.share),
      threshold: 'acknowledgedInTime',
    },
    { name: 'accepted late', text: String(late) },
    { name: 'accepted by nobody, deadline passed', text: String(never) },
    ...timeLines('time until accepted', timeToAcknowledge),
    ...(calendar === undefined ? [] : clockLines(elapsedToAcknowledge)),
    {
      name: 'offers expired',
      text: shareText(expired.offers, expired.offers + expired.answered, expired.share),
      threshold: 'expired',
    },
    { name: 'declined', text: String(metrics.declined) },
    { name: 'returned', text: String(metrics.returned) },
    { name: 'escalations', text: String(metrics.escalations) },
    { name: 'fallback asked', text: shareText(fallback.handoffs, metrics.asked, fallback.share) },
    { name: 'offers per acceptance', text: metrics.offersPerAcceptance?.toFixed(2) ?? '–' },
    {
      name: 'failed in a system',
      text: shareText(sync.failed, sync.failed + sync.done, sync.share),
      threshold: 'failedSync',
    },
  ];
}

function timeLines(name: string, { p50, p90 }: Percentiles): readonly Line[] {
  return [
    { name: `${name}, half of them`, text: timeText(p50), threshold: 'acknowledgedP50Seconds' },
    { name: `${name}, nine of ten`, text: timeText(p90), threshold: 'acknowledgedP90Seconds' },
  ];
}

function clockLines({ p50, p90 }: Percentiles): readonly Line[] {
  return [
    { name: '… by the clock, half of them', text: timeText(p50) },
    { name: '… by the clock, nine of ten', text: timeText(p90) },
  ];
}

function waitingLines({ waiting }: Metrics, hasAmount: boolean): readonly Line[] {
  const { oldest, withoutAmount } = waiting;
  const unknown = withoutAmount === 0 ? '' : ` (${String(withoutAmount)} without an amount)`;
  const amount: Line = {
    name: 'amount that waits',
    text: `${String(waiting.amount)}${unknown}`,
    threshold: 'waitingAmount',
  };
  return [
    { name: 'wait now', text: `${String(waiting.handoffs)}, ${String(waiting.late)} past their deadline` },
    {
      name: 'the oldest of them',
      text:
        oldest === undefined
          ? '–'
          : `${durationText(oldest.seconds)}, to accept by ${localInstant(oldest.dueAt)}: ${oldest.id}`,
      threshold: 'oldestWaitingSeconds',
    },
    ...(hasAmount ? [amount] : []),
  ];
}

function cellOf({ outcome, threshold, limit }: Judgement, style: Style): Cell {
  const text = `${WORDS[outcome]} ${limitText(threshold, limit)}`;
  if (outcome === 'nothing-yet') return { text, paint: style.faint };
  return { text, paint: outcome === 'kept' ? style.good : style.bad };
}

const WORDS = { kept: 'kept:', crossed: 'CROSSED:', 'nothing-yet': 'nothing yet:' } as const;

function limitText(threshold: keyof Thresholds, limit: number): string {
  switch (threshold) {
    case 'acknowledgedInTime':
      return `at least ${percentText(limit)}`;
    case 'expired':
    case 'failedSync':
      return `at most ${percentText(limit)}`;
    case 'waitingAmount':
      return `at most ${String(limit)}`;
    case 'acknowledgedP50Seconds':
    case 'acknowledgedP90Seconds':
    case 'oldestWaitingSeconds':
      return `at most ${durationText(limit)}`;
  }
}
