import type { Admission, AdmissionRules } from '#domain/admission/admission.ts';
import { admit, concerns, needsReferences } from '#domain/admission/admit.ts';
import { propertiesToRead } from '#domain/admission/record-properties.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import { elsewhere } from './admit-move.ts';
import { ownerChanged, watchesOwner } from './admit-owner-change.ts';
import { observedOf, ownerSeen } from './admit-transfer.ts';
import type { AdmissionPorts, ArrivedEvent } from './arrived-event.ts';
import { kept } from './arrived-event.ts';
import { blockEvent } from './block-event.ts';
import type { NotRead } from './come-again.ts';
import { blockUnreadable, comeAgain, comeBackForTurn, isUnreadable, putOff } from './come-again.ts';
import { loadContractLog } from './command-contract.ts';
import { loadHandoff } from './command-handoff.ts';
import { firstThingsFirst } from './first-things-first.ts';
import type { ReceiptOutcome } from './keep-receipt.ts';
import { keepReceipt } from './keep-receipt.ts';
import { areObserved, modeUnder } from './mode-under.ts';
import { ownersOf } from './owners-of-record.ts';
import { withReferences } from './read-references.ts';
import { OBSERVED, requestHandoff } from './request-handoff.ts';

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
  const waiting = new Map<string, NotRead>();
  for (const { contract, digest } of firstThingsFirst(versions)) {
    const first = contract.after === undefined ? undefined : waiting.get(contract.after);
    if (first !== undefined) {
      waiting.set(contract.id, first);
      continue;
    }
    const log = await loadContractLog(ports, contract.id);
    const rules: AdmissionRules = { contract, digest, log, directory: ports.bundle.directory };
    const record = needsReferences(arrived.event, answer.value, rules, ports.now())
      ? await withReferences(ports.connector, arrived.event.record, answer.value, contract)
      : answer;
    if (record.kind !== 'ok') {
      const unread = await unreadUnder(ports, arrived, rules, record);
      if (unread === undefined) waiting.set(contract.id, record);
      else outcomes.push(unread);
      continue;
    }
    const admission = admit(arrived.event, record.value, rules, ports.now());
    const alongside = outcomes.flatMap(({ handoffIds }) => handoffIds.map((id) => handoffIdSchema.parse(id)));
    const outcome = await settleAdmission(ports, arrived, rules, { admission, alongside });
    if (outcome === 'busy') return comeBackForTurn(ports, arrived);
    if (outcome.because === OBSERVED) await ownerSeen(ports, await observedAs(ports, outcome), answer.value);
    outcomes.push(outcome);
  }
  await keepOutcomes(ports, arrived, [...outcomes, ...compared], [...waiting.values()][0]);
}

/** What cannot be known under one contract stops no other: undefined while it is worth asking again. */
async function unreadUnder(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  rules: AdmissionRules,
  answer: NotRead,
): Promise<ReceiptOutcome | undefined> {
  if (!isUnreadable(arrived, answer)) return undefined;
  const isObserved = modeUnder(ports, rules) === 'observe';
  return blockUnreadable(ports, arrived, answer, { contract: rules.contract.id, isObserved });
}

/** An event that comes again for some contracts has its receipt for what the others began. */
async function keepOutcomes(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  outcomes: readonly ReceiptOutcome[],
  waitsFor: NotRead | undefined,
): Promise<void> {
  const outcome = mostImportant(outcomes);
  if (waitsFor === undefined || outcome.handoffIds.length > 0) await keepReceipt(ports, arrived, outcome);
  if (waitsFor !== undefined) await comeAgain(ports, arrived, waitsFor, false);
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
      await blockEvent(ports, blockedId, kept(arrived), {
        cause,
        contract: rules.contract.id,
        record: arrived.event.record,
        isObserved: modeUnder(ports, rules) === 'observe',
      });
      return { outcome: 'blocked', because: cause.kind, handoffIds: [blockedId] };
    }
    case 'requested':
      return requestHandoff(ports, arrived, rules, { ...admission, alongside });
  }
}

async function observedAs(
  ports: AdmissionPorts,
  { handoffIds }: ReceiptOutcome,
): Promise<readonly Handoff[]> {
  const states = await Promise.all(handoffIds.map((id) => loadHandoff(ports, handoffIdSchema.parse(id))));
  return states.filter((state) => state !== undefined);
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
