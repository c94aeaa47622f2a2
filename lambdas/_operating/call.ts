import * as z from 'zod';
import type { PathValues } from '#domain/operator/paths.ts';
import type { Caller } from './caller.ts';
import { OperatorProblem } from './problem.ts';

/** The part of an HTTP API event (payload 2.0) that the operator API reads. */
const eventSchema = z.object({
  rawPath: z.string(),
  queryStringParameters: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    http: z.object({ method: z.string() }),
    authorizer: z.object({ iam: z.object({ userArn: z.string().min(1) }) }).optional(),
  }),
});
export type OperatorEvent = z.infer<typeof eventSchema>;

/** One call of an operation: the values in its path, behind the `?` and in its body, and who calls. */
export interface OperatorCall {
  readonly path: PathValues;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly caller: Caller;
}

export function parseEvent(event: unknown): OperatorEvent {
  return eventSchema.parse(event);
}

/** The identity behind an event. Throws an OperatorProblem when the route was reached without IAM authorisation. */
export function callerArn(event: OperatorEvent): string {
  const arn = event.requestContext.authorizer?.iam.userArn;
  if (arn === undefined) {
    throw new OperatorProblem(403, {
      word: 'unknown-caller',
      sentence: 'The request does not say who calls: sign it.',
    });
  }
  return arn;
}

/** The body as JSON; undefined without one. Throws an OperatorProblem when it is not JSON. */
export function bodyOf({ body, isBase64Encoded }: OperatorEvent): unknown {
  if (body === undefined || body === '') return undefined;
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body);
  } catch (error) {
    throw new OperatorProblem(
      400,
      { word: 'bad-input', sentence: 'The body must be JSON.' },
      { cause: error },
    );
  }
}
