import type { Interaction } from '#adapters/slack/read-interaction.ts';
import { offerOfValue } from '#lambdas/_presenting/offer-message.ts';
import type { PressedOffer } from '#lambdas/_presenting/offer-message.ts';
import { offerActions } from '#views/slack/offer-actions.ts';

/** A button of an offer's message that somebody pressed. */
export interface Press {
  readonly action: 'accept' | 'decline' | 'return' | 'hand-on' | 'later' | 'start';
  readonly offer: PressedOffer;
}

const BUTTONS: ReadonlyMap<string, Press['action']> = new Map([
  [offerActions.accept, 'accept'],
  [offerActions.decline, 'decline'],
  [offerActions.sendBack, 'return'],
  [offerActions.handOn, 'hand-on'],
  [offerActions.later, 'later'],
  [offerActions.start, 'start'],
]);

/** The press in an interaction; undefined for a choice in a select, which counts only when a button is pressed. */
export function pressIn({ pressed }: Interaction): Press | undefined {
  for (const { action, value = '' } of pressed) {
    const button = BUTTONS.get(action);
    const offer = button === undefined ? undefined : offerOfValue(value);
    if (button !== undefined && offer !== undefined) return { action: button, offer };
  }
  return undefined;
}
