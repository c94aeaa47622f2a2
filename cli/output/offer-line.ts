import type { Listed } from '#domain/operator/listing.ts';
import { localInstant } from './instant.ts';

/** What hangs on somebody, as a row of a table. */
export function offerLine({ id, status, contract, record, openedAt }: Listed): readonly string[] {
  return [id, status, contract ?? '', record ?? '', localInstant(openedAt)];
}
