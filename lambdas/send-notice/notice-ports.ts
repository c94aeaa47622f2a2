import type { Ports } from '#application/ports.ts';
import type { Chat } from '#domain/ports/chat.ts';
import type { OnCallHook } from '#domain/ports/on-call-hook.ts';
import type { Mailer } from '#domain/ports/platform.ts';
import type { LinkPorts } from '#lambdas/_presenting/offer-link.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';

export type NoticePorts = PresentingPorts &
  LinkPorts &
  Pick<Ports, 'log' | 'rows' | 'claims' | 'postings' | 'attemptRecords'> & {
    readonly queues: Pick<Ports['queues'], 'notify' | 'call' | 'bury'>;
    readonly onCallHook: OnCallHook;
    readonly mailer: Mailer;
    /** Undefined on a stage without Slack. */
    readonly chat: Chat | undefined;
  };
