import type { VendorFailure } from '#domain/ports/connector.ts';
import { NOT_AS_EXPECTED } from '#domain/handoff/decide-attempt.ts';
import { misfitOf } from '#domain/mapping/misfit-of.ts';
import type { Job } from './job.ts';
import { valuesOf } from './look-at.ts';
import type { Look } from './look-at.ts';
import { isAsWanted, readingOf, unmetIn } from './take-reading.ts';

/** Why a look leads neither to a verdict nor to a write: what is expected besides is not there, or a value would not be taken. */
export async function obstacleTo(job: Job, look: Look): Promise<VendorFailure | undefined> {
  if (job.state.status !== 'syncing') return undefined;
  if (look.movedBy !== undefined) return undefined;
  if (!isAsWanted(readingOf(job, look))) return misfit(job, look);
  const unmet = unmetIn(look.shown, job.shape.expect);
  return unmet === undefined ? undefined : notMet(unmet);
}

/** Asked only where the contract maps fields: an owner is taken or refused by the system itself, with its reason. */
async function misfit({ shape, connector }: Job, look: Look): Promise<VendorFailure | undefined> {
  if (shape.fields.length === 0) return undefined;
  const types = await connector.fields(look.record.objectType);
  if (types.kind !== 'ok') return types;
  const found = misfitOf(valuesOf(look), types.value);
  return found === undefined ? undefined : { kind: 'refused', permanent: true, ...found };
}

/** Everything is there as it should be before anything was written now, but not what the contract expects besides. */
function notMet(field: string): VendorFailure {
  return { kind: 'refused', because: NOT_AS_EXPECTED, permanent: false, field };
}
