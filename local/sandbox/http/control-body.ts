import type * as z from 'zod';
import { ControlError } from './control-error.ts';
import type { SandboxRequest } from './exchange.ts';
import { parseJson } from './parse-json.ts';

/** The body as `schema` has it. Throws a `ControlError`. */
export function controlBody<T>({ request }: { readonly request: SandboxRequest }, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(request.bodyText));
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw new ControlError(400, issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}
