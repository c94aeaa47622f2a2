import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { counted } from '#domain/counted.ts';
import type { ShowAnswer, Summary, TargetSummary } from '#domain/operator/summary.ts';
import { ownValue } from '#domain/own-value.ts';
import { systemName } from '#domain/story/words.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { decideByText } from '../output/decide-by.ts';
import { localInstant, localZone, quietText } from '../output/instant.ts';
import { statusCell } from '../output/status-cell.ts';
import { storyTable } from '../output/story.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';
import type { Cell } from '../output/table.ts';

/** One handoff or blocked event: what it is now, and its story. */
export async function show(api: Pick<OperatorApi, 'show'>, id: string): Promise<Outcome> {
  const answer = await api.show(id);
  return { data: answer, text: (style) => textOf(answer, style), exitCode: EXIT.ok };
}

function textOf({ summary, story }: ShowAnswer, style: Style): string {
  const facts = factsOf(summary, style).filter(([, value]) => value !== '');
  const head = table(facts.map(([name, value]) => [{ text: name, paint: style.faint }, value]));
  return `${head}\n\n${storyTable(story, style)}\n${style.faint(`Times in ${localZone()}.`)}`;
}

function factsOf(summary: Summary, style: Style): readonly (readonly [string, Cell])[] {
  const at = (instant: string | undefined) => (instant === undefined ? '' : localInstant(instant));
  return [
    [summary.kind === 'handoff' ? 'handoff' : 'blocked event', summary.id],
    ['status', endCell(summary, style)],
    ['waits because', summary.waitsFor ?? ''],
    ['waits', summary.waitsIn ?? ''],
    ['decides', summary.decider?.name ?? ''],
    ['decide by', decideByText(summary)],
    ['waits with', togetherText(summary.together)],
    ['contract', summary.contract ?? ''],
    ['paused until', at(summary.pausedUntil)],
    ['record', summary.record ?? ''],
    ['handed over by', summary.giver?.name ?? ''],
    ['offered to', summary.offeredTo?.name ?? ''],
    ['not sent yet', summary.quietUntil === undefined ? '' : quietText(summary.quietUntil)],
    ['accept by', at(summary.acceptBy)],
    ['accepted by', summary.owner?.name ?? ''],
    ['accepted', at(summary.acceptedAt)],
    ['start by', at(summary.startBy)],
    ['started', at(summary.startedAt)],
    ['opened', at(summary.openedAt)],
    ...summary.targets.map((one) => [one.target, targetText(one)] as const),
    ['word counts of', (summary.systemOfRecord ?? []).map(wordOf).join(', ')],
    ['correlation id', summary.correlationId],
  ];
}

/** The page of the incident decides for all that wait for the same; a command for the one that it names. */
function togetherText(together: number | undefined): string {
  if (together === undefined) return '';
  const others = together === 2 ? '1 other' : `${String(together - 1)} others`;
  return `${others}, for the same: the page of the incident decides for all ${String(together)}, a command for this one alone`;
}

/** Which system is believed about which kind of object. */
function wordOf({ object, system }: NonNullable<Summary['systemOfRecord']>[number]): string {
  return `${systemName(system)} (${object})`;
}

/** What was taken back has not failed: it is the end that somebody chose. */
function endCell({ status, targets }: Summary, style: Style): Cell {
  const isTakenBack = status === 'cancelled' && targets.some(({ takenBack }) => takenBack !== undefined);
  if (!isTakenBack) return statusCell(status, style);
  const notBack = targets.filter(({ takenBack }) => takenBack !== 'back' && takenBack !== 'not-written');
  if (notBack.length === 0) return { text: 'taken back in every system', paint: style.good };
  const where = notBack.map(({ target }) => target).join(', ');
  return { text: `taken back, but not in ${where}`, paint: style.faint };
}

function targetText({ verdict, attempts, takenBack }: TargetSummary): string {
  if (takenBack === undefined) return verdictText(verdict, attempts);
  return `${TAKEN_BACK[takenBack]} (${counted(attempts, 'attempt')})`;
}

const TAKEN_BACK: Readonly<Record<NonNullable<TargetSummary['takenBack']>, string>> = {
  back: 'shows what stood there before',
  left: 'left: somebody else has changed it',
  failed: 'could not be taken back',
  'to-do': 'to be taken back',
  'not-written': 'not written',
};

/** In plain words, with the verdict itself in brackets. */
function verdictText(verdict: string | undefined, attempts: number): string {
  const tries = counted(attempts, 'attempt');
  if (verdict === undefined)
    return `${attempts === 0 ? 'owner not written' : 'owner not verified'} (${tries})`;
  const how = ownValue(VERDICTS, verdict);
  return how === undefined ? `${verdict} (${tries})` : `shows the new owner${how} (${verdict}, ${tries})`;
}

const VERDICTS: Readonly<Record<string, string>> = {
  VERIFIED: '',
  ALREADY: ', as it did before',
  NORMALISED: ', with values in its own form',
};
