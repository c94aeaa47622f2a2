import {
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';

type Resumption = 'resumed' | 'too-late' | 'invalid';

/** The state that waits with this token ends well; what comes of it is read from the log, so it is given nothing. */
export function succeedTask(client: SFNClient, token: string): Promise<Resumption> {
  return resume(() => client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' })));
}

/** The state that waits with this token fails with an error name that the state machine catches. */
export function failTask(
  client: SFNClient,
  token: string,
  { error, cause }: { readonly error: string; readonly cause: string },
): Promise<Resumption> {
  return resume(() => client.send(new SendTaskFailureCommand({ taskToken: token, error, cause })));
}

/** AWS calls a wait that was answered already timed out or not existing: either way somebody was faster. */
async function resume(send: () => Promise<unknown>): Promise<Resumption> {
  try {
    await send();
    return 'resumed';
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return 'too-late';
    if (error instanceof InvalidToken) return 'invalid';
    throw error;
  }
}
