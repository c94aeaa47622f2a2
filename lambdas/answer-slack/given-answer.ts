import type { Interaction } from '#adapters/slack/read-interaction.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { AnswerOffer, StartWork } from '#domain/handoff/commands.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { missingFieldsOf } from '#lambdas/_presenting/missing-fields.ts';
import { returnReasonsOf } from '#lambdas/_presenting/return-reasons.ts';
import type { SnoozeTime } from '#lambdas/_presenting/snooze-times.ts';
import type { Option } from '#views/offer.ts';
import { declineReasons } from '#views/pages/answer-reasons.ts';
import type { OfferFormError } from '#views/pages/offer-form.ts';
import { offerActions } from '#views/slack/offer-actions.ts';
import * as z from 'zod';
import type { Press } from './press.ts';

type GivenAnswer =
  | Pick<StartWork, 'type' | 'how'>
  | Pick<Extract<AnswerOffer, { type: 'AcceptOffer' }>, 'type'>
  | Pick<Extract<AnswerOffer, { type: 'DeclineOffer' }>, 'type' | 'reason'>
  | Pick<Extract<AnswerOffer, { type: 'ReturnHandoff' }>, 'type' | 'reason' | 'missing'>
  | Pick<Extract<AnswerOffer, { type: 'HandOn' }>, 'type' | 'to'>
  | Pick<Extract<AnswerOffer, { type: 'SnoozeOffer' }>, 'type' | 'until'>;

/** What an answer may name. */
export interface Allowed {
  readonly contract: Contract;
  /** Those to whom it may be handed on; who of them has said no is the decision's to know. */
  readonly people: readonly string[];
  readonly times: readonly SnoozeTime[];
}

/** The answer that a press gives, or what it lacks. The log takes codes that the message offered, and nothing else. */
export function givenAnswer(
  { action }: Press,
  { chosen }: Interaction,
  { contract, people, times }: Allowed,
): GivenAnswer | OfferFormError {
  switch (action) {
    case 'start':
      return { type: 'StartWork', how: 'slack' };
    case 'accept':
      return { type: 'AcceptOffer' };
    case 'decline': {
      const [reason] = known(declineReasons(DEFAULT_LOCALE), chosen[offerActions.declineReason]);
      return reason === undefined ? 'no-decline-reason' : { type: 'DeclineOffer', reason };
    }
    case 'return': {
      const [reason] = known(returnReasonsOf(contract, DEFAULT_LOCALE), chosen[offerActions.returnReason]);
      const missing = known(missingFieldsOf(contract), chosen[offerActions.missing]);
      return reason === undefined ? 'no-return-reason' : { type: 'ReturnHandoff', reason, missing };
    }
    case 'hand-on': {
      const to = chosen[offerActions.handOnTo]?.find((one) => people.includes(one));
      return to === undefined ? 'no-colleague' : { type: 'HandOn', to };
    }
    case 'later': {
      const until = instantOf(chosen[offerActions.until]?.[0], times);
      return until === undefined ? 'no-until' : { type: 'SnoozeOffer', until };
    }
  }
}

const instantSchema = z.iso.datetime();

/** A message may be days old: an instant in it is what it was then, and the decision says whether it still can be. */
function instantOf(chosen: string | undefined, times: readonly SnoozeTime[]): string | undefined {
  return times.find(({ value }) => value === chosen)?.until ?? instantSchema.safeParse(chosen).data;
}

function known(options: readonly Option[], chosen: readonly string[] = []): readonly string[] {
  return chosen.filter((one) => options.some(({ value }) => value === one));
}
