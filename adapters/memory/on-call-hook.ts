import type { OnCallHook } from '#domain/ports/on-call-hook.ts';
import type { World } from './world.ts';

export function memoryOnCallHook({ onCall }: World): OnCallHook {
  return {
    send: async (url, id, event) => {
      onCall.calls.push({ url, id, event });
      return onCall.answer;
    },
  };
}
