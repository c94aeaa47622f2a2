import { closestOf } from '#domain/contract/closest.ts';
import type { SecretAnswer } from '#domain/operator/answers.ts';
import { secretRequestSchema } from '#domain/operator/requests.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { notFound, parseInput } from '#lambdas/_operating/problem.ts';

/** Fills a secret. Its value is neither logged nor answered. */
export async function setSecret(
  { secretsAdmin }: OperatePorts,
  { path, body }: OperatorCall,
): Promise<SecretAnswer> {
  const word = path.name ?? '';
  const name = secretsAdmin.names.find((one) => one === word);
  if (name === undefined) throw notFound('secret', word, closestOf(word, secretsAdmin.names));
  const { value } = parseInput(secretRequestSchema, body);
  await secretsAdmin.put(name, value);
  return { name, stored: true };
}
