import { targetNamed } from '#domain/contract/target.ts';
import { claimOf } from '#domain/handoff/claim.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import { commandHandoff, loadHandoff } from '../command-handoff.ts';
import { rulesOf } from '../contracts.ts';
import { ownersOf } from '../owners-of-record.ts';
import { comparison } from './compare-owner.ts';
import { comeBack, seenOf } from './job.ts';
import type { SyncPorts } from './sync-ports.ts';

/** Tries of one look, with doubling waits in between; after that the handoff's own deadline brings the next. */
const TRIES = 5;
const actor = { kind: 'system', id: 'sync-target' } as const;

/** The second look at a target that showed another owner than who accepted: what it shows now decides. */
export async function lookAgain(ports: SyncPorts, message: ConnectorMessage): Promise<string> {
  const { handoffId, target, attempt } = message;
  const state = await loadHandoff(ports, handoffId);
  const owner = state === undefined ? undefined : claimOf(state, target);
  if (state?.difference?.target !== target || owner === undefined) return 'over';
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = targetNamed(contract, target);
  const connector = ports.connectors[target];
  if (shape === undefined || connector === undefined) return 'unknown';
  const answer = await connector.read(state.record, [shape.ownerProperty]);
  if (answer.kind !== 'ok' && answer.kind !== 'not-found') {
    const isForGood = answer.kind === 'unauthorised' || (answer.kind === 'refused' && answer.permanent);
    if (isForGood || attempt >= TRIES) return unreadable(ports, state, target, isForGood);
    const wait =
      answer.kind === 'deferred' ? answer.afterSeconds : ports.settings.backoffSeconds * 2 ** attempt;
    return comeBack(ports, { ...message, attempt: attempt + 1 }, wait);
  }
  const record = answer.kind === 'ok' ? answer.value : 'gone';
  const shown = await ownersOf(ports, state.record, shape.ownerProperty);
  const isSuperseded = shown.some((other) => other.owner.acceptedAt > owner.acceptedAt);
  const compared = await comparison(ports, connector, { state, shape, owner }, record);
  const command = isSuperseded ? { ...compared, isSuperseded } : compared;
  const { refusal } = await commandHandoff(ports, { handoffId, command, actor });
  return refusal?.because ?? command.shows;
}

async function unreadable(
  ports: SyncPorts,
  state: Handoff,
  target: string,
  isForGood: boolean,
): Promise<string> {
  const look = { type: 'CompareOwner', target, seen: seenOf(state, target) } as const;
  const command = { ...look, shows: 'unreadable', isForGood } as const;
  const { refusal } = await commandHandoff(ports, { handoffId: state.handoffId, command, actor });
  return refusal?.because ?? command.shows;
}
