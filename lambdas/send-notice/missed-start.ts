import { loadHandoff } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import { openStart } from '#domain/handoff/start.ts';
import type { Start } from '#domain/handoff/start.ts';
import type { Handoff, Ownership } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { toldOfMissedStart } from '#domain/handoff/told-of-start.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { ChatReminder, MailNotice } from '#domain/ports/platform.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import { SYSTEM_NAMES } from '#lambdas/_presenting/system-names.ts';
import type { AwaitedStart } from '#views/start.ts';
import type { NoticePorts } from './notice-ports.ts';

/** A start that a notice is about, and to whom it goes. */
export interface MissedStart {
  readonly state: Handoff;
  readonly start: Start;
  readonly person: Person;
  readonly about: AwaitedStart;
}

/** The start that a notice still owes a word of; undefined once it has begun, nobody awaits it, or they have left. */
export async function missedStart(
  ports: NoticePorts,
  { subjectId, seq, recipient }: MailNotice | ChatReminder,
): Promise<MissedStart | undefined> {
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subjectId).id));
  const start = state === undefined ? undefined : openStart(state);
  const ownership = state === undefined ? undefined : ownershipOf(state);
  const person = recipient.kind === 'ops' ? undefined : personById(ports.bundle.directory, recipient.id);
  if (state === undefined || start === undefined || ownership === undefined || !person?.isActive)
    return undefined;
  if (!Object.values(start.told).includes(seq)) return undefined;
  return { state, start, person, about: await presentStart(ports, state, start, ownership) };
}

async function presentStart(
  ports: NoticePorts,
  state: Handoff,
  { startBy, dueAt, next }: Start,
  { owner, acceptedAt }: Ownership,
): Promise<AwaitedStart> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { directory } = ports.bundle;
  const told = toldOfMissedStart(directory, state, owner, contract);
  return {
    ...{ startBy, acceptedAt, ownerName: nameOf(directory, owner) },
    ...{ whatTitle: (await briefOf(ports, state)).title, contractTitle: contract.title },
    // While it is held somebody decides about it anyway.
    next: next === undefined || state.status === 'held' ? undefined : dueAt,
    isOfferedAnew: contract.start?.whenMissed === 're-offer',
    // Nobody is warned that they themselves are told.
    toldNextName: told === owner ? undefined : nameOf(directory, told),
    contractOwnerName: nameOf(directory, contract.contractOwner),
    systemName: SYSTEM_NAMES[state.record.source],
    recordUrl: recordUrl(ports, state.record, contract),
  };
}
