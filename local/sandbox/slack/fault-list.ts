import * as z from 'zod';

const common = {
  /** Which method of the API it meets; any, if it is left out. */
  method: z.enum(['chat.postMessage', 'chat.update']).optional(),
  /** How many requests it meets before it is gone. */
  times: z.int().positive().default(1),
};

/** One fault on demand: too many requests, an error of Slack's by its name, a gateway's 503, no answer, a broken line. */
export const slackFaultSchema = z.discriminatedUnion('fault', [
  z.strictObject({
    ...common,
    fault: z.literal('rate-limited'),
    retryAfterSeconds: z.int().positive().default(30),
  }),
  z.strictObject({ ...common, fault: z.literal('error'), error: z.string().min(1) }),
  z.strictObject({ ...common, fault: z.enum(['unavailable', 'timeout', 'reset']) }),
]);
export type SlackFault = z.infer<typeof slackFaultSchema>;

/** The faults that are waiting for requests, oldest first. */
export class SlackFaultList {
  #waiting: SlackFault[] = [];

  add(fault: SlackFault): void {
    this.#waiting.push(fault);
  }

  all(): readonly SlackFault[] {
    return this.#waiting;
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The first fault that fits the method, counted down. */
  take(method: string): SlackFault | undefined {
    const fault = this.#waiting.find((one) => one.method === undefined || one.method === method);
    if (fault === undefined) return undefined;
    fault.times -= 1;
    this.#waiting = this.#waiting.filter(({ times }) => times > 0);
    return fault;
  }
}
