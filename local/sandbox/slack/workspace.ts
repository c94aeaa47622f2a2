import * as z from 'zod';

/** One block or element; the sandbox reads no more of it than its page needs. */
const blockSchema = z.looseObject({ type: z.string() });
export const blocksSchema = z.array(blockSchema).max(50);
export type Block = z.infer<typeof blockSchema>;

/** One message in the conversation of the app with one user, or in a channel. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** To whom it was posted: in a channel, the channel itself. */
  readonly user: string;
  /** The message below which it stands, by its ts. */
  readonly thread?: string;
  text: string;
  blocks: readonly Block[];
  isEdited: boolean;
  /** What only the user saw below it. */
  readonly privateReplies: string[];
}

/** All messages of the workspace, in memory. */
export class Workspace {
  readonly #messages: Message[] = [];

  /** To a user or into a channel. `nowMs` is the time in ms; messages of one instant still differ. */
  post(to: Pick<Message, 'user' | 'thread'>, text: string, blocks: readonly Block[], nowMs: number): Message {
    const { user } = to;
    const seconds = Math.floor(nowMs / 1000);
    const ts = `${String(seconds)}.${String(this.#messages.length + 1).padStart(6, '0')}`;
    const message = {
      ...{ channel: isChannel(user) ? user : directChannelOf(user), ts, ...to, text, blocks },
      ...{ isEdited: false, privateReplies: [] },
    };
    this.#messages.push(message);
    return message;
  }

  find(channel: string, ts: string): Message | undefined {
    return this.#messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** The oldest first. */
  all(): readonly Message[] {
    return this.#messages;
  }
}

/** The conversation of the app with a user. */
export function directChannelOf(user: string): string {
  return `D${user.slice(1)}`;
}

/** Whether an id is that of a channel. */
export function isChannel(id: string): boolean {
  return id.startsWith('C');
}
