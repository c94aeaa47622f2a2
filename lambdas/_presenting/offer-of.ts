import { rulesOf } from '#application/contracts.ts';
import type { Ports } from '#application/ports.ts';
import { briefId, briefSchema } from '#domain/admission/brief.ts';
import type { Brief } from '#domain/admission/brief.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { recordLink } from '#domain/contract/record-link.ts';
import { wasKeptQuiet } from '#domain/handoff/quiet-until.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { RecordRef } from '#domain/record.ts';
import type { Offer } from '#views/offer.ts';
import type { Portal } from '#domain/contract/record-link.ts';
import { nameOf } from './person.ts';
import { shownSystems } from './shown-systems.ts';
import { SYSTEM_NAMES } from './system-names.ts';
import { whyAsked } from './why-asked.ts';

export type PresentingPorts = Pick<
  Ports,
  'bundle' | 'contractVersions' | 'log' | 'now' | 'settings' | 'texts'
> & {
  readonly portal: Portal;
};

/** What a person is told about a handoff: who hands over what, why, until when. */
export async function presentOffer(ports: PresentingPorts, state: Handoff, acceptBy: string): Promise<Offer> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const brief = await briefOf(ports, state);
  return {
    giverName: nameOf(ports.bundle.directory, state.giver),
    whatTitle: brief.title,
    recordKind: brief.recordKind,
    contractTitle: contract.title,
    because: await whyAsked(ports, state, contract),
    acceptBy,
    keptQuietSince: state.status === 'offered' && wasKeptQuiet(state) ? state.offer.clock.since : undefined,
    show: brief.show,
    systemName: SYSTEM_NAMES[state.record.source],
    recordUrl: recordUrl(ports, state.record, contract),
    systems: shownSystems(contract),
  };
}

export function recordUrl(
  { portal }: Pick<PresentingPorts, 'portal'>,
  { objectId }: RecordRef,
  contract: Contract,
): string {
  return recordLink(contract.recordLink, { ...portal, recordId: objectId });
}

/** What people are shown of the record; once it was erased, only its number is left. */
export async function briefOf({ texts }: Pick<Ports, 'texts'>, state: Handoff): Promise<Brief> {
  const stored = await texts.get(briefId(state.handoffId));
  if (stored !== undefined) return briefSchema.parse(JSON.parse(stored));
  const { objectType, objectId } = state.record;
  return { title: `${objectType} ${objectId}`, recordKind: objectType, show: [] };
}
