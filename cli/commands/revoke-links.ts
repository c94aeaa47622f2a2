import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';

/** Ends every link to somebody's own page, with what it leads to. */
export async function revokeLinks(
  api: Pick<OperatorApi, 'revokeLinks'>,
  { person, reason }: { readonly person: string; readonly reason: string },
): Promise<Outcome> {
  const answer = await api.revokeLinks(person, { reason });
  const sentence = `No link that ${answer.name} had to their own page leads anywhere any more. The next message to them brings a new one.`;
  return { data: answer, text: () => sentence, exitCode: EXIT.ok };
}
