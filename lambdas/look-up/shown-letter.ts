import * as z from 'zod';
import type { DeadLetter } from '#domain/ports/dead-letters.ts';
import type { ShownDeadLetter } from '#domain/operator/dead-letters.ts';

/** What stands in our own messages by these names is an id, a code or an instant; all else may be about people. */
const OURS: ReadonlySet<string> = new Set([
  ...['handoffId', 'subjectId', 'blockedId', 'deliveryId', 'receiptId', 'correlationId', 'objectId'],
  ...['objectType', 'target', 'work', 'kind', 'source', 'channel', 'property', 'person', 'id', 'condition'],
  ...['receivedAt', 'askedAt', 'occurredAt'],
]);
const A_CODE = /^[\w#:.+-]{1,200}$/;
/** Of each message so many characters are shown. */
const LONGEST = 1000;

const namesSchema = z.object({
  handoffId: z.string().optional(),
  subjectId: z.string().optional(),
  target: z.string().optional(),
});

/** A message as operators see it: what it is about, and nothing of what somebody wrote. */
export function shownLetter({ id, sentAt, body, because }: DeadLetter): ShownDeadLetter {
  const message = parseJson(body);
  const { handoffId, subjectId = '', target } = namesSchema.safeParse(message).data ?? {};
  const handoff = handoffId ?? /^handoff#(.+)$/.exec(subjectId)?.[1];
  return {
    id,
    sentAt,
    ...(handoff === undefined ? {} : { handoff }),
    ...(target === undefined ? {} : { target }),
    ...(because === undefined ? {} : { because }),
    body: cut(message === undefined ? lengthOf(body) : JSON.stringify(shown(message, ''))),
  };
}

function shown(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => shown(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [name, shown(one, name)]),
    );
  if (typeof value !== 'string') return value;
  return OURS.has(key) && A_CODE.test(value) ? value : lengthOf(value);
}

function lengthOf(text: string): string {
  return `‹text, ${String(text.length)} characters›`;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
