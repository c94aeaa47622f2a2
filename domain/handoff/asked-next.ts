import type { Contract } from '../contract/contract.ts';
import type { HandoffCore } from './state.ts';

/** Who is asked when nobody else is named now: whoever was named before it was held, else whoever was asked last. */
export function askedNext(
  { lastOffer }: Pick<HandoffCore, 'lastOffer'>,
  next: string | undefined,
  { routing }: Pick<Contract, 'routing'>,
): string {
  return next ?? lastOffer?.to ?? routing.person;
}
