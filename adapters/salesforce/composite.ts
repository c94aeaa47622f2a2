import * as z from 'zod';
import type { TargetRecord, VendorFailure } from '#domain/ports/connector.ts';
import { classifyRefusal } from './classify-refusal.ts';
import { readError } from './error-body.ts';
import type { VendorError } from './error-body.ts';
import { recordBodySchema } from './record-body.ts';
import type { RecordBody } from './record-body.ts';
import { fieldsPath, recordPath } from './record-url.ts';

const WRITE = 'write';
const SHOW = 'show';

/** Assignment rules would hand an account, a case or a lead to somebody else by themselves. */
export const NO_ASSIGNMENT_RULES = { 'Sforce-Auto-Assign': 'FALSE' } as const;

const partSchema = z.object({
  referenceId: z.string(),
  httpStatusCode: z.int(),
  body: z.unknown(),
});
type Part = z.infer<typeof partSchema>;

const compositeSchema = z.object({ compositeResponse: z.array(partSchema) });

/** How a write together with its read-back ended; `shown` is undefined if the write stands and could not be read. */
export type CompositeAnswer =
  { readonly kind: 'written'; readonly shown: RecordBody | undefined } | VendorFailure;

/**
 * One request that writes a record and shows it as it is then: all of it or nothing. In the given order, because
 * requests that may be collated may also change places. Headers of the whole are not passed on to its parts.
 * Source: Salesforce's REST guide (composite request body).
 */
export function writeAndShow(
  version: string,
  record: TargetRecord,
  values: Readonly<Record<string, string | null>>,
): unknown {
  return {
    allOrNone: true,
    collateSubrequests: false,
    compositeRequest: [
      {
        method: 'PATCH',
        url: recordPath(version, record),
        referenceId: WRITE,
        httpHeaders: NO_ASSIGNMENT_RULES,
        body: values,
      },
      { method: 'GET', url: fieldsPath(version, record, Object.keys(values)), referenceId: SHOW },
    ],
  };
}

/** A composite answer is a 200 however its parts ended: each has a status and a body of its own. */
export function readComposite(json: unknown): CompositeAnswer {
  const parts = compositeSchema.safeParse(json).data?.compositeResponse ?? [];
  const write = parts.find(({ referenceId }) => referenceId === WRITE);
  const show = parts.find(({ referenceId }) => referenceId === SHOW);
  if (write === undefined) return { kind: 'unknown', because: 'unreadable-answer' };
  if (write.httpStatusCode === 200 || write.httpStatusCode === 204) return written(show);
  const error = readError(write.body);
  if (error?.code !== 'PROCESSING_HALTED') return refusalIn(write);
  return undone(error, show);
}

/** With the status that it has there: the whole answer's is a 200. */
function refusalIn({ httpStatusCode, body }: Part): VendorFailure {
  const refusal = classifyRefusal(httpStatusCode, body);
  return refusal.kind === 'refused' ? { ...refusal, inside: httpStatusCode } : refusal;
}

function written(show: Part | undefined): CompositeAnswer {
  const shown = show?.httpStatusCode === 200 ? recordBodySchema.safeParse(show.body).data : undefined;
  return { kind: 'written', shown };
}

/**
 * The write does not stand because the record could not be shown afterwards. What failed as a server does leaves that
 * open, unless the write's own part says that it was rolled back.
 */
function undone({ isRolledBack }: VendorError, show: Part | undefined): VendorFailure {
  if (show === undefined) return { kind: 'unknown', because: 'unreadable-answer' };
  const cause = refusalIn(show);
  switch (cause.kind) {
    case 'not-found':
      return { kind: 'refused', because: 'UNREADABLE_AFTER_WRITE', permanent: true };
    case 'unknown':
      return isRolledBack ? { kind: 'refused', because: cause.because, permanent: false } : cause;
    case 'refused':
    case 'deferred':
    case 'unauthorised':
      return cause;
  }
}
