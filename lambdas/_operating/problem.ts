import type * as z from 'zod';
import type { OperatorError } from '#domain/operator/operator-error.ts';
import { refusalSentence } from '#domain/operator/refusal-sentence.ts';

/** A request that comes to nothing, with the answer that says why. */
export class OperatorProblem extends Error {
  override readonly name = 'OperatorProblem';
  readonly status: 400 | 403 | 404 | 409;
  readonly error: OperatorError;

  constructor(status: OperatorProblem['status'], error: OperatorError, options?: ErrorOptions) {
    super(error.sentence, options);
    this.status = status;
    this.error = error;
  }
}

export function notFound(what: string, id: string, suggestion?: string): OperatorProblem {
  const hint = suggestion === undefined ? {} : { suggestion };
  return new OperatorProblem(404, { word: 'not-found', sentence: `There is no ${what} “${id}”.`, ...hint });
}

export function refusedBecause(word: string, sentence = refusalSentence(word)): OperatorProblem {
  return new OperatorProblem(409, { word, sentence });
}

/** Bad input: names the field, what was expected there and, if one is near, the word that was probably meant. */
export function badField(field: string, expected: string, suggestion?: string): OperatorProblem {
  const hint = suggestion === undefined ? {} : { suggestion };
  return new OperatorProblem(400, {
    word: 'bad-input',
    sentence: `The field “${field}” must be ${expected}.`,
    field,
    ...hint,
  });
}

/** What a schema makes of the input. Throws an OperatorProblem that names the first wrong field. */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys')
    throw badField(issue.keys.join(', '), 'left out: it is not known here');
  throw badField(issue?.path.join('.') ?? '', issue?.message ?? 'something else');
}
