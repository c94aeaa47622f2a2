import type { ReceiptAnswer } from '#domain/operator/evidence.ts';
import type { TraceAnswer, TracedMessage } from '#domain/operator/trace.ts';
import { ownValue } from '#domain/own-value.ts';
import { systemName } from '#domain/story/words.ts';
import type { Traced, TracedSubject } from './gather-trace.ts';
import { whatFor } from './output/attempts-table.ts';
import { receiptOutcome } from './output/receipt-outcome.ts';
import { whatItSaid } from '#domain/story/what-it-said.ts';

/** One thing that happened. `source`: which part of Baton, or which system, it is known from; `about`: what it is about. */
export interface TraceLine {
  readonly at: string;
  readonly source: string;
  readonly about?: string;
  readonly what: string;
}

/** Everything under one correlation id, in the order of time. */
export function traceLines({ receipt, subjects }: Traced): readonly TraceLine[] {
  const lines = [...(receipt === undefined ? [] : [receiptLine(receipt)]), ...subjects.flatMap(linesOf)];
  // What happened at one instant stays in the order in which it was asked for: toSorted is stable.
  return lines.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function receiptLine(receipt: ReceiptAnswer): TraceLine {
  const { at, receiptId } = receipt;
  const what = `event ${receiptId} came and was taken from the queue intake: ${receiptOutcome(receipt)}`;
  return { at, source: 'webhook', what };
}

function linesOf({ shown, trace, attempts }: TracedSubject): readonly TraceLine[] {
  const about = shown.summary.id;
  const requests = attempts.flatMap((go) =>
    go.exchanges.map((exchange) => ({
      at: exchange.at,
      source: systemName(exchange.system),
      what: `Baton ${whatFor(go, exchange)}: ${whatItSaid(exchange)}`,
    })),
  );
  const story = shown.story.map(({ at, actor, sentence }) => ({
    at,
    source: 'log',
    what: `${actor}: ${sentence}`,
  }));
  const all = [
    ...story,
    ...trace.executions.flatMap(stepsOf),
    ...trace.messages.flatMap(messageLine),
    ...requests,
  ];
  return all.map((line) => ({ ...line, about }));
}

function stepsOf({ name, steps = [] }: TraceAnswer['executions'][number]): readonly TraceLine[] {
  return steps.map(({ at, what, state, error }) => {
    const where = state === undefined ? '' : ` “${state}”`;
    const meant = error === undefined ? undefined : ownValue(ON_PURPOSE, error);
    const why = error === undefined ? '' : `: ${error}`;
    const said =
      meant === undefined ? `${WORDS[what]}${where}${why}` : `${meant} (${error ?? ''}; no failure)`;
    return { at, source: 'workflow', what: `execution ${name} ${said}` };
  });
}

/** By these errors Baton itself ends a wait: AWS lets whoever holds the token say nothing but success or failure. */
const ON_PURPOSE: Readonly<Record<string, string>> = {
  WaitOver: 'was told to wait no longer: what it waited for is over, as the log says',
  Superseded: 'was told to end: a newer run has taken its place',
};

const WORDS = {
  started: 'began',
  entered: 'entered',
  failed: 'failed',
  'timed-out': 'timed out',
  succeeded: 'ended well',
  stopped: 'was stopped',
} as const satisfies Record<NonNullable<TraceAnswer['executions'][number]['steps']>[number]['what'], string>;

function messageLine(message: TracedMessage): readonly TraceLine[] {
  const { at, channel } = message;
  if (at === undefined) return [];
  const source = channel === 'email' ? 'mail' : 'Slack';
  return [{ at, source, what: `${messageText(message)}: seen to` }];
}

/** A message by what it is and whom it is for. */
export function messageText({ what, to }: TracedMessage): string {
  return to === undefined ? what : `${what}, to ${to.name}`;
}
