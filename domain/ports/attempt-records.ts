import * as z from 'zod';
import type { HandoffId } from '../ids.ts';

/**
 * One request to a system and what came back, as it may be kept: without credentials, personal values replaced by what
 * they are, texts cut. Without `status` there was no answer, and `because` says why.
 */
const httpExchangeSchema = z.object({
  method: z.string(),
  path: z.string(),
  sent: z.string().optional(),
  status: z.number().int().optional(),
  received: z.string().optional(),
  because: z.string().optional(),
  durationMs: z.number().int().nonnegative(),
  /** It asked for an access token, not for anything of the record. */
  isForToken: z.literal(true).optional(),
});
export type HttpExchange = z.infer<typeof httpExchangeSchema>;

/** Sees the requests that a piece of work sends, and no others, whatever else goes on at the same time. */
export type WatchExchanges = <Value>(
  see: (exchange: HttpExchange) => void,
  work: () => Promise<Value>,
) => Promise<Value>;

/**
 * What Baton took an answer for, which its status alone does not say: a refusal may come inside a 200. The codes are those
 * that the log may hold. `inside`: the status that a refusal has inside an answer with another.
 */
const understoodSchema = z.object({
  kind: z.enum(['ok', 'refused', 'deferred', 'unauthorised', 'not-found', 'unknown']),
  because: z.string().optional(),
  field: z.string().optional(),
  inside: z.number().int().optional(),
});
export type Understood = z.infer<typeof understoodSchema>;

/**
 * A request of a worker. `at`: when it ended; `system`: another than the target's where its values come from there.
 * `understood`: of the last request of a call, which decides how that ended; older records have none.
 */
export const exchangeSchema = httpExchangeSchema.extend({
  system: z.string(),
  purpose: z.enum(['read', 'write', 'read-back', 'create', 'put-away', 'fields']),
  at: z.iso.datetime(),
  idempotencyKey: z.string().optional(),
  understood: understoodSchema.optional(),
});
export type Exchange = z.infer<typeof exchangeSchema>;

/** What a worker did for one target of a handoff in one go. `attempt`: the plan that it carried out, if it wrote. */
export const attemptRecordSchema = z.object({
  recordId: z.string(),
  target: z.string(),
  work: z.enum(['sync', 'reflect', 'look', 'status']),
  attempt: z.number().int().positive().optional(),
  at: z.iso.datetime(),
  correlationId: z.string(),
  /** What became of it, as a word; 'crashed' if the worker failed. */
  outcome: z.string(),
  exchanges: z.array(exchangeSchema),
});
export type AttemptRecord = z.infer<typeof attemptRecordSchema>;

/** What workers sent and were told, for some weeks: one item for each go. */
export interface AttemptRecords {
  put(handoffId: HandoffId, record: AttemptRecord): Promise<void>;
  /** At most `limit`, newest first. */
  latest(handoffId: HandoffId, limit: number): Promise<readonly AttemptRecord[]>;
}
