import { misfitOf } from '#domain/mapping/misfit-of.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import type { Job } from './job.ts';
import { valuesOf } from './look-at.ts';
import type { Look } from './look-at.ts';
import { isAsWanted, readingOf, unmetIn } from './take-reading.ts';
import { notMet } from './unmet.ts';

interface Obstacle {
  /** The open plan that it ends. */
  readonly attempt: number | undefined;
  readonly answer: Exclude<VendorAnswer<never>, { readonly kind: 'ok' }>;
}

/** Why a look leads neither to a verdict nor to a write: what is expected besides is not there, or a value would not be taken. */
export async function obstacleTo(job: Job, look: Look): Promise<Obstacle | undefined> {
  if (job.state.status !== 'syncing') return undefined;
  if (!isAsWanted(readingOf(job, look, false))) return misfit(job, look);
  const unmet = unmetIn(look.shown, job.shape.expect);
  return unmet === undefined ? undefined : { attempt: job.target.plan?.attempt, answer: notMet(unmet) };
}

/** Asked only where the contract maps fields: an owner is taken or refused by the system itself, with its reason. */
async function misfit({ shape, connector }: Job, look: Look): Promise<Obstacle | undefined> {
  if (shape.fields.length === 0) return undefined;
  const types = await connector.fields(look.record.objectType);
  if (types.kind !== 'ok') return { attempt: undefined, answer: types };
  const found = misfitOf(valuesOf(look), types.value);
  if (found === undefined) return undefined;
  return { attempt: undefined, answer: { kind: 'refused', permanent: true, ...found } };
}
