import * as z from 'zod';

/** Errors come as a list, for a single request and for each part of a composite one. Source: Salesforce's REST guide. */
const errorsSchema = z
  .array(
    z.object({
      message: z.string().optional().catch(undefined),
      errorCode: z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/),
      fields: z.array(z.string()).optional().catch(undefined),
    }),
  )
  .min(1);
type ErrorEntry = z.infer<typeof errorsSchema>[number];

/** What an error says in codes; its sentences are left out, because they repeat values of people. */
export interface VendorError {
  readonly code: string;
  readonly field: string | undefined;
  /** Too many long requests at this moment, as against too many in a day: the same code says both. */
  readonly isAboutNow: boolean;
  /** What the request had done was taken back, in so many words: its code alone also says that it was never begun. */
  readonly isRolledBack: boolean;
}

/** Reads the body of an error; undefined if it is none of Salesforce's own. */
export function readError(json: unknown): VendorError | undefined {
  const [first] = errorsSchema.safeParse(json).data ?? [];
  if (first === undefined) return undefined;
  return {
    code: first.errorCode,
    field: fieldOf(first),
    isAboutNow: first.message?.startsWith('Concurrent') ?? false,
    isRolledBack: first.message?.includes('rolled back') ?? false,
  };
}

/** `INVALID_FIELD` names the field in its sentence only. */
function fieldOf({ fields, message }: ErrorEntry): string | undefined {
  const [, named] = /No such column '([^']*)'/.exec(message ?? '') ?? [];
  const field = fields?.[0] ?? named;
  return field !== undefined && /^[\w.]{1,128}$/.test(field) ? field : undefined;
}
