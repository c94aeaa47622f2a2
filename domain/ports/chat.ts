import * as z from 'zod';

/** A message that is ready to go: its blocks as the chat wants them, and the text that stands for them in a notification. */
export interface ChatMessage {
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

/** Where a message stands, by the chat's own ids. */
export const postingSchema = z.object({ channel: z.string().min(1), ts: z.string().min(1) });
export type Posting = z.infer<typeof postingSchema>;

/**
 * 'refused': the same request will never pass. 'later': it may pass in a while, `afterSeconds` if the chat said so; it
 * is possible that the message is there all the same. 'closed': this stage has no token, so it has no chat.
 */
export type ChatOutcome =
  | { readonly outcome: 'sent'; readonly posting: Posting }
  | { readonly outcome: 'refused'; readonly because: string }
  | { readonly outcome: 'later'; readonly because: string; readonly afterSeconds?: number }
  | { readonly outcome: 'closed' };

/** Messages to single people, and to a channel. One call is at most one request; nothing is repeated, and nothing is thrown. */
export interface Chat {
  /** `to` is the chat's own id of a person or a channel; `thread` that of the message in the same channel that it follows. */
  post(to: string, message: ChatMessage, thread?: string): Promise<ChatOutcome>;
  update(posting: Posting, message: ChatMessage): Promise<ChatOutcome>;
}

/** Answers to a press of a button that nobody but whoever pressed it sees. */
export interface PrivateReplies {
  /** `url` came with the press. */
  send(
    url: string,
    text: string,
  ): Promise<{ readonly outcome: 'sent' | 'failed'; readonly because?: string }>;
}
