import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant } from '../output/instant.ts';

export interface MappingOptions {
  readonly reason: string;
  readonly days?: number;
  /** Also where no event waits for the value. */
  readonly confirm?: boolean;
}

/** Has a vendor's value stand for a status of a contract for a while: 30 days, unless `days` says otherwise. */
export async function addMapping(
  api: OperatorApi,
  contract: string,
  { value, status }: { readonly value: string; readonly status: string },
  { reason, days, confirm = false }: MappingOptions,
): Promise<Outcome> {
  const answer = await api.addMapping(contract, {
    value,
    status,
    reason,
    onlyIfWaiting: !confirm,
    ...(days === undefined ? {} : { days }),
  });
  const until = localInstant(answer.endsAt);
  const sentence = `“${answer.value}” stands for ${answer.status} in ${answer.contract} until ${until}.`;
  const rest = answer.changed ? ` ${goOn(answer.waiting)} Write it into the contract before then.` : '';
  return { data: answer, text: () => `${sentence}${rest}`, exitCode: EXIT.ok };
}

function goOn(waiting: number): string {
  if (waiting === 0) return 'No event waits for it now.';
  return waiting === 1
    ? '1 event that waited for it goes on.'
    : `${String(waiting)} events that waited for it go on.`;
}
