import { evolvedBy } from '#domain/handoff/under-pauses.ts';
import { replay } from '#domain/handoff/decide-replay.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { targetNamed } from '#domain/contract/target.ts';
import type { ReplayTarget } from '#domain/operator/replay.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { CommandPorts } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import type { Ports } from '../ports.ts';
import type { Job } from './job.ts';
import { keptValues } from './kept-values.ts';
import { lookAt } from './look-at.ts';
import type { Look, LookPorts } from './look-at.ts';

export type ComparePorts = LookPorts & CommandPorts & Pick<Ports, 'texts'>;

/** What a replay would find, or why there is none. */
export type Compared = { readonly targets: readonly ReplayTarget[] } | { readonly refusal: string };

/** What a replay would find now, target by target. It reads the systems and changes nothing, neither there nor here. */
export async function compareForReplay(
  ports: ComparePorts,
  state: Handoff,
  targets: readonly string[] | undefined,
): Promise<Compared> {
  const named = targets === undefined ? {} : { targets };
  const { facts, refusal } = replay(state, { type: 'Replay', ...named });
  if (refusal !== undefined) return { refusal: refusal.because };
  const [reopened] = facts;
  const names = reopened?.type === 'HandoffReopened' ? reopened.targets : [];
  const replayed = evolvedBy(state, facts, ports.now());
  return { targets: await Promise.all(names.map((name) => compared(ports, replayed, name))) };
}

async function compared(ports: ComparePorts, state: Handoff, target: string): Promise<ReplayTarget> {
  const job = await lookingJob(ports, state, target);
  if (job === undefined) return { target, fields: [], because: 'no-connector' };
  const answer = await lookAt(ports, job);
  if (answer.kind !== 'ok') return { target, fields: [], because: reasonOf(answer) };
  return { target, fields: fieldsOf(job, answer.value) };
}

/** A job that only looks: nothing is digested or taken back. */
async function lookingJob(ports: ComparePorts, state: Handoff, name: string): Promise<Job | undefined> {
  const { handoffId, correlationId } = state;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = targetNamed(contract, name);
  const connector = ports.connectors[name];
  const target = state.targets[name];
  if (shape === undefined || connector === undefined || target === undefined) return undefined;
  const last = target.kept.at(-1);
  const planned = last === undefined ? undefined : await keptValues(ports, { handoffId, target: name }, last);
  const message = { handoffId, target: name, work: 'sync', attempt: 1, correlationId } as const;
  const about = { message, handoffId, name, state, target, connector, shape, contract };
  return { ...about, ownership: ownershipOf(state), back: undefined, planned, key: '' };
}

function fieldsOf({ connector }: Job, { wanted, shown }: Look): ReplayTarget['fields'] {
  return Object.entries(wanted).map(([field, value]) => {
    const there = shown.properties[field]?.value ?? '';
    return { field, wanted: value, shown: there, isSame: connector.isSame(field, value, there) };
  });
}
