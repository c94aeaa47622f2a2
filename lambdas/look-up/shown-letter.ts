import * as z from 'zod';
import type { DeadLetter } from '#domain/ports/dead-letters.ts';
import type { ShownDeadLetter } from '#domain/operator/dead-letters.ts';
import { parsedJson, redacted } from '#lambdas/_presenting/redacted.ts';

const namesSchema = z.object({
  handoffId: z.string().optional(),
  subjectId: z.string().optional(),
  target: z.string().optional(),
});

/** A message as operators see it: what it is about, and nothing of what somebody wrote. */
export function shownLetter({ id, sentAt, body, because }: DeadLetter): ShownDeadLetter {
  const message = parsedJson(body);
  const { handoffId, subjectId = '', target } = namesSchema.safeParse(message).data ?? {};
  const handoff = handoffId ?? /^handoff#(.+)$/.exec(subjectId)?.[1];
  return {
    id,
    sentAt,
    ...(handoff === undefined ? {} : { handoff }),
    ...(target === undefined ? {} : { target }),
    ...(because === undefined ? {} : { because }),
    body: redacted(body),
  };
}
