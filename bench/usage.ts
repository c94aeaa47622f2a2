import type { LambdaTime } from './lambda-time.ts';
import type { Usage } from './price.ts';
import type { Tally } from './tally.ts';

const BEHIND_API =
  /^(receive-webhook|answer-offer|decide-incident|show-my-work|follow-handoff|operate|store-secret|look-up|rehearse-handoff|tend-incidents|show-incidents|trace-handoff|compare-handoff)$/;
const BEHIND_QUEUE = /^(admit-event|wake|sync-target|send-notice)$/;
const GB = 1024 ** 3;

export interface Counted {
  readonly handoffs: number;
  readonly tally: Tally;
  readonly times: readonly LambdaTime[];
  /** By the executions' histories, the starts included. */
  readonly transitions: number;
}

/** What one handoff took, on average, of each thing that AWS bills. */
export function usageOf({ handoffs, tally, times, transitions }: Counted): Usage {
  const sum = (of: (time: LambdaTime) => number, names = /./): number =>
    times.filter(({ name }) => names.test(name)).reduce((all, time) => all + of(time), 0);
  const invocations = (names?: RegExp): number => sum((time) => time.invocations, names);
  const gbMilliseconds = sum(({ milliseconds, memoryMb }) => (milliseconds * memoryMb) / 1024);
  const all: Usage = {
    stepFunctionsTransition: transitions,
    lambdaRequest: invocations(),
    lambdaGbSecondArm64: gbMilliseconds / 1000,
    httpApiRequest: invocations(BEHIND_API),
    dynamoDbWriteRequestUnit: tally.total('writes'),
    dynamoDbReadRequestUnit: tally.total('reads'),
    // The event source receives and deletes what the Lambda takes: two requests an invocation.
    sqsRequest: tally.requests('sqs') + 2 * invocations(BEHIND_QUEUE),
    // Timers are billed when they fire; those of an answered offer are deleted before.
    schedulerInvocation: 0,
    secretsManagerCall: tally.requests('secretsmanager'),
    sesMailEssentials: tally.requests('ses'),
    logsGbIngested: sum(({ logBytes }) => logBytes) / GB,
  };
  return {
    ...all,
    ...Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value / handoffs])),
  };
}
