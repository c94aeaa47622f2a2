import * as z from 'zod';

/** Every field of an error may be missing. Source: HubSpot's error-handling guide. */
const errorSchema = z.object({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  errors: z
    .array(
      z.object({
        code: z.string().optional().catch(undefined),
        context: z
          .object({ propertyName: z.array(z.string()).optional() })
          .optional()
          .catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});
type ErrorBody = z.infer<typeof errorSchema>;

const embeddedSchema = z.array(z.object({ error: z.string().optional(), name: z.string().optional() }));

/** What an error says in codes; its sentences are left out, because they repeat values of people. */
export interface VendorError {
  readonly code: string | undefined;
  readonly field: string | undefined;
  /** The limit that was reached, for a 429. */
  readonly policyName: string | undefined;
}

/** Reads an error's body; undefined if it is not a JSON object, and thus not HubSpot's own. */
export function readError(json: unknown): VendorError | undefined {
  const parsed = errorSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { category, policyName } = parsed.data;
  const { code, field } = embeddedProblem(parsed.data) ?? listedProblem(parsed.data);
  return {
    code: onlyCode(code) ?? onlyCode(category),
    field: field !== undefined && /^[\w.-]{1,128}$/.test(field) ? field : undefined,
    policyName: onlyCode(policyName),
  };
}

interface Problem {
  readonly code: string | undefined;
  readonly field: string | undefined;
}

/** Refused values are listed as JSON inside the sentence: `Property values were not valid: [{…}]`. */
function embeddedProblem({ message }: ErrorBody): Problem | undefined {
  const [, list] = /^Property values were not valid: (\[.*\])$/s.exec(message ?? '') ?? [];
  if (list === undefined) return undefined;
  const [first] = embeddedSchema.safeParse(parseJson(list)).data ?? [];
  return first === undefined ? undefined : { code: first.error, field: first.name };
}

function listedProblem({ errors }: ErrorBody): Problem {
  const [first] = errors ?? [];
  return { code: first?.code, field: first?.context?.propertyName?.[0] };
}

function onlyCode(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Z][A-Z0-9_]{0,63}$/.test(text) ? text : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
