import type { Admission, AdmissionRules } from '#domain/admission/admit.ts';
import { admit, concerns, needsReferences, propertiesToRead } from '#domain/admission/admit.ts';
import { briefId } from '#domain/admission/brief.ts';
import { contradictingIn } from '#domain/admission/contradiction-of.ts';
import type { KeptEvent, SourceEvent } from '#domain/admission/source-event.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import type { Mode } from '#domain/contract/mode.ts';
import { stricterOf } from '#domain/contract/mode.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { RequestHandoff } from '#domain/handoff/commands.ts';
import type { CorrelationId, HandoffId } from '#domain/ids.ts';
import { handoffIdSchema, stableId } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { Connector } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { contradictionTextId } from '#domain/text-ids.ts';
import { observedOf, ownerSeen } from './admit-transfer.ts';
import { ownerChanged, watchesOwner } from './admit-owner-change.ts';
import { commandBlocked } from './command-blocked.ts';
import { loadContractLog } from './command-contract.ts';
import { commandHandoff, loadHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';
import type { ReceiptOutcome } from './keep-receipt.ts';
import { countAdmission } from './count-admission.ts';
import { firstThingsFirst } from './first-things-first.ts';
import { keepReceipt } from './keep-receipt.ts';
import { ownersOf } from './owners-of-record.ts';
import { withReferences } from './read-references.ts';
import type { Ports } from './ports.ts';
import type { SituationPorts } from './situation-of.ts';
import { elsewhere, stoodFor } from './admit-move.ts';
import { situationOf, TURN_LEASE_SECONDS } from './situation-of.ts';

export type AdmissionPorts = CommandPorts &
  SituationPorts &
  Pick<Ports, 'receipts' | 'texts' | 'random'> & {
    readonly queues: Pick<Ports['queues'], 'admit'>;
    readonly connector: Connector;
    /** What the stage allows under any contract. */
    readonly mode: Mode;
    /** The contract versions that this process has seen stored: they never end, so they are put once and not each time. */
    readonly storedVersions: Set<string>;
  };

const actor: Actor = { kind: 'system', id: 'admit-event' };

/** Waits of 5 s doubling up to 15 minutes, each with full jitter: about an hour and a half before the event is blocked instead. */
export const READ_TRIES = 12;
export const LONGEST_WAIT_SECONDS = 900;

export interface ArrivedEvent {
  readonly receiptId: string;
  readonly correlationId: CorrelationId;
  readonly event: SourceEvent;
  readonly attempt: number;
}

/**
 * Turns one authentic event into handoffs, into a blocked event, or into nothing, and writes down in its receipt which.
 * A system that cannot be read right now costs no attempt of the queue: the event comes again later.
 */
export async function admitEvent(ports: AdmissionPorts, arrived: ArrivedEvent): Promise<void> {
  const versions = ports.bundle.contracts.filter(({ contract }) => concerns(contract, arrived.event));
  const isWatched = ports.bundle.contracts.some(({ contract }) => watchesOwner(contract, arrived));
  if (versions.length === 0 && !isWatched)
    return keepReceipt(ports, arrived, { outcome: 'ignored', because: 'no-contract', handoffIds: [] });
  const compared = isWatched ? await admitOwnerChange(ports, arrived) : [];
  if (compared === 'later') return;
  if (versions.length === 0) return keepReceipt(ports, arrived, mostImportant(compared));
  const properties = [...new Set(versions.flatMap(({ contract }) => propertiesToRead(contract)))];
  const answer = await ports.connector.read(arrived.event.record, properties);
  if (answer.kind !== 'ok') return comeAgain(ports, arrived, answer, areObserved(ports, versions));
  const outcomes: ReceiptOutcome[] = [];
  for (const { contract, digest } of firstThingsFirst(versions)) {
    const log = await loadContractLog(ports, contract.id);
    const rules: AdmissionRules = { contract, digest, log, directory: ports.bundle.directory };
    const record = needsReferences(arrived.event, answer.value, rules, ports.now())
      ? await withReferences(ports.connector, arrived.event.record, answer.value, contract)
      : answer;
    if (record.kind !== 'ok') return comeAgain(ports, arrived, record, areObserved(ports, versions));
    const admission = admit(arrived.event, record.value, rules, ports.now());
    const alongside = outcomes.flatMap(({ handoffIds }) => handoffIds.map((id) => handoffIdSchema.parse(id)));
    const outcome = await settleAdmission(ports, arrived, rules, { admission, alongside });
    if (outcome === 'busy') return comeBackForTurn(ports, arrived);
    if (outcome.because === OBSERVED) await ownerSeen(ports, await observedAs(ports, outcome), answer.value);
    outcomes.push(outcome);
  }
  await keepReceipt(ports, arrived, mostImportant([...outcomes, ...compared]));
}

/**
 * An owner may be written by contracts of several kinds: what the record shows is compared with what they claim.
 * 'later': its receipt says already what became of the event, which comes again or could not be read for good.
 */
async function admitOwnerChange(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
): Promise<readonly ReceiptOutcome[] | 'later'> {
  const { record, property } = arrived.event;
  const shown = await ownersOf(ports, record, property);
  const observed = await observedOf(ports, record);
  if (shown.length === 0 && observed.length === 0)
    return [{ outcome: 'ignored', because: 'no-claim', handoffIds: [] }];
  const answer = await ports.connector.read(record, [property]);
  if (answer.kind === 'not-found') return [{ outcome: 'ignored', because: 'no-such-record', handoffIds: [] }];
  if (answer.kind !== 'ok') {
    await comeAgain(ports, arrived, answer, shown.length === 0);
    return 'later';
  }
  const transferred = await ownerSeen(ports, observed, answer.value);
  if (transferred.length > 0)
    await keepReceipt(ports, arrived, {
      outcome: 'accepted',
      because: 'transfer-observed',
      handoffIds: [...transferred],
    });
  const outcome = await ownerChanged(ports, shown, answer.value);
  if (outcome.outcome !== 'later') return [outcome];
  await putOff(ports, arrived, 'being-written', outcome.seconds);
  return 'later';
}

/** A malformed delivery or event is kept as it came, in the care of the desk. */
export async function blockMalformed(
  ports: AdmissionPorts,
  raw: Extract<KeptEvent, { kind: 'raw' }>,
): Promise<void> {
  const blockedId = stableId('blocked', 'raw', raw.receiptId);
  const quietly = ports.mode === 'observe' || areObserved(ports, ports.bundle.contracts);
  await block(ports, blockedId, raw, {
    cause: { kind: 'malformed', source: raw.source },
    isObserved: quietly,
  });
  await keepReceipt(ports, raw, { outcome: 'blocked', because: 'malformed', handoffIds: [blockedId] });
}

async function settleAdmission(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  rules: AdmissionRules,
  { admission, alongside }: { readonly admission: Admission; readonly alongside: readonly HandoffId[] },
): Promise<ReceiptOutcome | 'busy'> {
  switch (admission.kind) {
    case 'ignored':
      return { outcome: 'ignored', because: admission.because, handoffIds: [] };
    case 'elsewhere':
      return elsewhere(ports, arrived, rules, admission);
    case 'blocked': {
      const { blockedId, cause } = admission;
      await block(ports, blockedId, kept(arrived), {
        cause,
        contract: rules.contract.id,
        record: arrived.event.record,
        isObserved: modeUnder(ports, rules) === 'observe',
      });
      return { outcome: 'blocked', because: cause.kind, handoffIds: [blockedId] };
    }
    case 'requested':
      return request(ports, arrived, rules, { ...admission, alongside });
  }
}

/** The brief is put first: a handoff without one could not be told to anybody. */
async function request(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  rules: AdmissionRules,
  requested: Extract<Admission, { kind: 'requested' }> & Pick<RequestHandoff, 'alongside'>,
): Promise<ReceiptOutcome | 'busy'> {
  const stands = await stoodFor(ports, arrived, rules, requested);
  if (stands !== undefined) return stands;
  const { handoffId, request, brief, ambiguous, contradiction, alongside = [] } = requested;
  const { contract, digest } = rules;
  const { correlationId } = arrived;
  const admission = await countAdmission(ports, contract, handoffId);
  const situation = await situationOf(ports, contract, request);
  if (situation === 'busy' || admission === 'busy') return 'busy';
  await ports.texts.putOnce(briefId(handoffId), JSON.stringify(brief));
  if (contradiction !== undefined)
    await ports.texts.putOnce(contradictionTextId(handoffId), JSON.stringify(contradiction));
  const isStored = ports.storedVersions.has(digest);
  const { commit, state } = await commandHandoff(ports, {
    handoffId,
    command: {
      type: 'RequestHandoff',
      request,
      situation,
      mode: modeUnder(ports, rules),
      alongside,
      ...(admission === undefined ? {} : { admission }),
      ...(ambiguous === undefined ? {} : { ambiguous }),
      ...contradictingIn(contradiction, contract),
    },
    actor,
    correlationId,
    ...(isStored ? {} : { version: { digest, text: canonicalJson(contract) } }),
  });
  if (commit !== undefined) ports.storedVersions.add(digest);
  // A crash may have come between the commit and the receipt: what this very event began is not its duplicate.
  const isOurs = commit !== undefined || state?.correlationId === correlationId;
  const isObserved = isOurs && state?.status === 'observed';
  return {
    outcome: isOurs ? 'accepted' : 'duplicate',
    ...(isObserved ? { because: OBSERVED } : {}),
    handoffIds: [handoffId],
  };
}

/** What the receipt of an event says that began nothing but an observation. */
const OBSERVED = 'observed';

async function observedAs(
  ports: AdmissionPorts,
  { handoffIds }: ReceiptOutcome,
): Promise<readonly Handoff[]> {
  const states = await Promise.all(handoffIds.map((id) => loadHandoff(ports, handoffIdSchema.parse(id))));
  return states.filter((state) => state !== undefined);
}

type Rules = Pick<AdmissionRules, 'contract'>;

function modeUnder(ports: Pick<AdmissionPorts, 'mode'>, { contract }: Rules): Mode {
  return stricterOf(ports.mode, contract.mode);
}

/** Whether nothing but observing is allowed under any of these contracts. */
function areObserved(ports: Pick<AdmissionPorts, 'mode'>, versions: readonly Rules[]): boolean {
  return versions.every((version) => modeUnder(ports, version) === 'observe');
}

type Blocking = Pick<
  Extract<Parameters<typeof commandBlocked>[1]['command'], { type: 'BlockEvent' }>,
  'cause' | 'contract' | 'record' | 'isObserved'
>;

async function block(
  ports: AdmissionPorts,
  blockedId: HandoffId,
  event: KeptEvent,
  blocking: Blocking,
): Promise<void> {
  await ports.texts.put(`event#${blockedId}`, JSON.stringify(event));
  const command = { type: 'BlockEvent', ...blocking } as const;
  await commandBlocked(ports, { blockedId, actor, correlationId: event.correlationId, command });
}

function kept({ receiptId, correlationId, event }: ArrivedEvent): KeptEvent {
  return { kind: 'event', receiptId, correlationId, event };
}

type NotRead = Exclude<Awaited<ReturnType<Connector['read']>>, { kind: 'ok' }>;

async function comeAgain(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  answer: NotRead,
  isObserved: boolean,
): Promise<void> {
  const { receiptId, event, attempt } = arrived;
  const because = reasonOf(answer);
  const forGood = answer.kind === 'not-found' || (answer.kind === 'refused' && answer.permanent);
  if (forGood || attempt >= READ_TRIES) {
    const cause: IncidentCause = { kind: 'unreadable-record', source: event.record.source, because };
    const blockedId = stableId('blocked', 'unreadable', receiptId);
    await block(ports, blockedId, kept(arrived), { cause, record: event.record, isObserved });
    return keepReceipt(ports, arrived, { outcome: 'blocked', because: cause.kind, handoffIds: [blockedId] });
  }
  const isWaiting = answer.kind === 'deferred';
  const backoff = Math.min(LONGEST_WAIT_SECONDS, ports.settings.backoffSeconds * 2 ** (attempt - 1));
  // Waiting for a rate limit is not an attempt; jitter spreads the events that were told to wait together.
  const wait = isWaiting ? answer.afterSeconds * (1 + ports.random()) : backoff * ports.random();
  await putOff(ports, { ...arrived, attempt: isWaiting ? attempt : attempt + 1 }, because, wait);
}

/** Another delivery of the same change is taking the turn of this handoff: by then it has it, or its lease is over. */
function comeBackForTurn(ports: AdmissionPorts, arrived: ArrivedEvent): Promise<void> {
  return putOff(ports, arrived, 'turn-being-taken', TURN_LEASE_SECONDS * (1 + ports.random()));
}

async function putOff(
  ports: AdmissionPorts,
  { receiptId, correlationId, event, attempt }: ArrivedEvent,
  because: string,
  seconds: number,
): Promise<void> {
  await keepReceipt(ports, { receiptId, correlationId }, { outcome: 'received', because, handoffIds: [] });
  const message = { kind: 'event', receiptId, correlationId, event, attempt } as const;
  await ports.queues.admit(message, Math.min(LONGEST_WAIT_SECONDS, Math.ceil(seconds)));
}

/** Several contracts may listen to one event: its receipt says the most that came of it, and names all handoffs. */
function mostImportant(outcomes: readonly ReceiptOutcome[]): ReceiptOutcome {
  const rank = ['accepted', 'blocked', 'duplicate', 'ignored'];
  const [first] = [...outcomes].sort((a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome));
  return {
    ...(first ?? { outcome: 'ignored' }),
    handoffIds: outcomes.flatMap(({ handoffIds }) => handoffIds),
  };
}
