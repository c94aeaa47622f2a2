import type { Interaction } from '#adapters/slack/read-interaction.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { AnswerOffer, StartWork } from '#domain/handoff/commands.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { missingFieldsOf } from '#lambdas/_presenting/missing-fields.ts';
import { returnReasonsOf } from '#lambdas/_presenting/return-reasons.ts';
import type { Option } from '#views/offer.ts';
import { declineReasons } from '#views/pages/answer-reasons.ts';
import { offerActions } from '#views/slack/offer-actions.ts';
import type { Press } from './press.ts';

type GivenAnswer =
  | Pick<StartWork, 'type' | 'how'>
  | Pick<Extract<AnswerOffer, { type: 'AcceptOffer' }>, 'type'>
  | Pick<Extract<AnswerOffer, { type: 'DeclineOffer' }>, 'type' | 'reason'>
  | Pick<Extract<AnswerOffer, { type: 'ReturnHandoff' }>, 'type' | 'reason' | 'missing'>;

/** The answer that a press gives, or what it lacks. The log takes codes that the message offered, and nothing else. */
export function givenAnswer(
  { action }: Press,
  { chosen }: Interaction,
  contract: Contract,
): GivenAnswer | 'no-decline-reason' | 'no-return-reason' {
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
  }
}

function known(options: readonly Option[], chosen: readonly string[] = []): readonly string[] {
  return chosen.filter((one) => options.some(({ value }) => value === one));
}
