import type * as z from 'zod';
import { ControlError } from './control-error.ts';
import { sentenceOf } from './control-issue.ts';
import type { SandboxRequest } from './exchange.ts';
import { parseJson } from './parse-json.ts';

/** The body as `schema` has it. Throws a `ControlError` that names each wrong field. */
export function controlBody<T>({ request }: { readonly request: SandboxRequest }, schema: z.ZodType<T>): T {
  const body = parseJson(request.bodyText);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => sentenceOf(issue, schema, body));
  throw new ControlError(400, sentences.join('; '));
}
