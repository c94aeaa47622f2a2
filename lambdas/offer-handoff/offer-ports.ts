import type { Ports } from '#application/ports.ts';
import type { Chat } from '#domain/ports/chat.ts';
import type { Mailer } from '#domain/ports/platform.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';

export type OfferPorts = PresentingPorts &
  Pick<Ports, 'claims' | 'links' | 'newId' | 'postings' | 'random' | 'troubles'> & {
    readonly mailer: Mailer;
    /** Undefined on a stage without Slack. */
    readonly chat: Chat | undefined;
    readonly publicBaseUrl: string;
  };

/** What one channel did with an offer; 'closed': this stage or this person does not have it. */
export type ChannelOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'closed' }
  | { readonly outcome: 'refused'; readonly because: string }
  | { readonly outcome: 'later'; readonly because: string; readonly afterSeconds?: number };
