import * as z from 'zod';

/** What the values of a field are; the same words as of every connector's fields, as far as JSON has them. */
export const httpFieldKinds = [
  'text',
  'number',
  'date',
  'instant',
  'boolean',
  'choice',
  'reference',
] as const;

/** What Baton itself puts into a request. */
export const batonParts = ['id', 'key', 'correlation-id'] as const;
export type BatonPart = (typeof batonParts)[number];

const fieldSchema = z.object({
  at: z.string(),
  kind: z.enum(httpFieldKinds),
  maxLength: z.number().optional(),
  choices: z.array(z.string()).optional(),
});

const requestSchema = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH']),
  path: z.string(),
  query: z.record(z.string(), z.string()),
  body: z.json().optional(),
});
export type HttpRequest = z.infer<typeof requestSchema>;

/**
 * A system that is reached over HTTP as `contracts/systems/` describes it: which request reads, writes, makes and puts
 * away a thing, and where its values stand in the answers, as JSON pointers (RFC 6901).
 */
export const httpSystemSchema = z.object({
  id: z.string(),
  /** Where the thing stands in an answer; the other pointers begin there. */
  thing: z.string(),
  /** Where the thing's own id stands in it. */
  idAt: z.string(),
  fields: z.record(z.string(), fieldSchema),
  read: requestSchema,
  write: requestSchema,
  /** By our own key; `list`: where the things that were found stand. */
  find: requestSchema.extend({ list: z.string().optional() }).optional(),
  make: requestSchema.optional(),
  putAway: requestSchema.optional(),
  /** What says that there is no such thing: a status, or nothing at a place of a good answer. */
  notFound: z.object({ statuses: z.array(z.number()), empty: z.string().optional() }),
  /** `at`: an error stands there, whatever the status. */
  errors: z.object({
    at: z.string().optional(),
    code: z.string().optional(),
    field: z.string().optional(),
  }),
  idempotencyHeader: z.string().optional(),
  correlationHeader: z.string().optional(),
});
export type HttpSystem = z.infer<typeof httpSystemSchema>;
export type HttpField = z.infer<typeof fieldSchema>;

/** How a thing of such a system is named: by the id that the system gave it, or by the key that Baton gave it. */
export const BY_ID = 'by-id';
export const BY_KEY = 'by-key';
