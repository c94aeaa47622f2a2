import * as z from 'zod';
import type { ApiCall, ApiContext, ApiResult } from './api-context.ts';
import { ApiError, processingHalted, unreadableBody } from './api-error.ts';

const MAX_PARTS = 25;
/** The whole request has these for all of its parts; one that names them itself makes the whole fail. */
const INHERITED = ['accept', 'authorization', 'content-type'];

const partSchema = z.object({
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string(),
  referenceId: z.string().regex(/^\w+$/),
  httpHeaders: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
});
type Part = z.infer<typeof partSchema>;

const compositeSchema = z.object({
  allOrNone: z.boolean().default(false),
  collateSubrequests: z.boolean().default(true),
  compositeRequest: z.array(partSchema).min(1).max(MAX_PARTS),
});

type Answer = (call: ApiCall, context: ApiContext) => ApiResult;

interface PartResult extends ApiResult {
  readonly referenceId: string;
  readonly hasFailed: boolean;
}

/**
 * Several requests in one: the answer is a 200 however its parts end. All or nothing: what was changed is taken back as
 * soon as one part fails, a read too.
 */
export function answerComposite(call: ApiCall, context: ApiContext, answer: Answer): ApiResult {
  const { data, error } = compositeSchema.safeParse(call.body);
  if (data === undefined) throw unreadableBody(error.message);
  const results = ordered(data).map((part) => resultOf(part, context, answer));
  const isUndone = data.allOrNone && results.some(({ hasFailed }) => hasFailed);
  if (isUndone) for (const undo of context.undo.splice(0).reverse()) undo();
  return { status: 200, body: { compositeResponse: results.map((result) => partBody(result, isUndone)) } };
}

/** Whoever lets requests be collated cannot rely on their order: here reads without headers of their own come first. */
function ordered({ collateSubrequests, compositeRequest }: z.infer<typeof compositeSchema>): Part[] {
  if (!collateSubrequests) return compositeRequest;
  const isFirst = ({ method, httpHeaders }: Part) =>
    method === 'GET' && Object.keys(httpHeaders).length === 0;
  return [...compositeRequest.filter(isFirst), ...compositeRequest.filter((part) => !isFirst(part))];
}

function resultOf(part: Part, context: ApiContext, answer: Answer): PartResult {
  const { referenceId } = part;
  try {
    return { referenceId, hasFailed: false, ...answer(callOf(part), context) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { referenceId, hasFailed: true, status: error.status, body: error.toBody() };
  }
}

function callOf({ method, url, httpHeaders, body }: Part): ApiCall {
  const { pathname: path, searchParams: query } = new URL(url, 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(httpHeaders).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const own = INHERITED.find((name) => name in headers);
  if (own !== undefined) throw new ApiError(400, 'INVALID_HTTP_HEADER', `Header ${own} is inherited.`);
  return { method, path, query, headers, body };
}

function partBody({ referenceId, hasFailed, status, body }: PartResult, isUndone: boolean): unknown {
  const halted = processingHalted();
  return isUndone && !hasFailed
    ? { body: halted.toBody(), httpHeaders: {}, httpStatusCode: halted.status, referenceId }
    : { body: body ?? null, httpHeaders: {}, httpStatusCode: status, referenceId };
}
