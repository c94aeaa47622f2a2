import { rulesOf } from '#application/contracts.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import { declineReasons } from '#views/pages/answer-reasons.ts';
import { offerMessage } from '#views/slack/offer-message.ts';
import type { SlackMessage } from '#views/slack/slack-message.ts';
import * as z from 'zod';
import { missingFieldsOf } from './missing-fields.ts';
import { colleaguesOf } from './colleagues.ts';
import type { LinkPorts } from './offer-link.ts';
import { presentOffer } from './offer-of.ts';
import type { PresentingPorts } from './offer-of.ts';
import { returnReasonsOf } from './return-reasons.ts';
import { readerFor } from './person.ts';
import { wayToOwnPage } from './personal-link.ts';
import { timesLeft } from './snooze-times.ts';

const aboutSchema = z.object({ handoff: handoffIdSchema, epoch: z.number().int().positive() });

/** The offer that a button is about. */
export type PressedOffer = z.infer<typeof aboutSchema>;

/** What comes back with each button: which offer it is about, and nothing that would decide anything. */
export function offerValue(about: PressedOffer): string {
  return JSON.stringify(about);
}

/** The offer that a button's value names; undefined if we never gave such a value to a button. */
export function offerOfValue(value: string): PressedOffer | undefined {
  try {
    return aboutSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

/** The message that asks a person in a chat. */
export async function presentOfferMessage(
  ports: PresentingPorts & LinkPorts,
  state: Handoff,
  acceptBy: string,
  person: Person,
): Promise<SlackMessage> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const reader = readerFor(person, ports.now());
  return offerMessage({
    offer: await presentOffer(ports, state, acceptBy),
    value: offerValue({ handoff: state.handoffId, epoch: state.epoch }),
    declineReasons: declineReasons(reader.locale),
    returnReasons: returnReasonsOf(contract, reader.locale),
    missingFields: missingFieldsOf(contract),
    colleagues: colleaguesOf(ports.bundle.directory, state, person.id).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
    times: state.status === 'offered' ? timesLeft(state.offer, contract, reader, person) : [],
    ownPage: await wayToOwnPage(ports, person.id),
    reader,
  });
}
