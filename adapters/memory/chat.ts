import type { Chat, PrivateReplies } from '#domain/ports/chat.ts';
import type { World } from './world.ts';

export function memoryChat({ chat }: World): Chat {
  return {
    post: async (user, message, thread) => {
      if (!chat.isOpen) return { outcome: 'closed' };
      if (chat.fault !== undefined) return chat.fault;
      const channel = user.startsWith('C') ? user : `D-${user}`;
      const posting = { channel, ts: `${chat.messages.length + 1}.000100` };
      chat.messages.push({ user, posting, message, ...(thread === undefined ? {} : { thread }) });
      return { outcome: 'sent', posting };
    },
    update: async (posting, message) => {
      if (!chat.isOpen) return { outcome: 'closed' };
      if (chat.fault !== undefined) return chat.fault;
      const there = chat.messages.find(
        (one) => one.posting.channel === posting.channel && one.posting.ts === posting.ts,
      );
      if (there === undefined) return { outcome: 'refused', because: 'message_not_found' };
      there.message = message;
      return { outcome: 'sent', posting };
    },
  };
}

export function memoryPrivateReplies({ chat }: World): PrivateReplies {
  return {
    send: async (url, text) => {
      chat.replies.push({ url, text });
      return { outcome: 'sent' };
    },
  };
}
