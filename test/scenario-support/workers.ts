import { subjectId } from '#domain/ids.ts';
import { inserted } from './inserted.ts';
import { handoff } from './looking.ts';
import type { Stage } from './stage.ts';
import type { Invoked } from './workflow.ts';

/** One more worker on the one handoff of the stage, with a message of its own. */

export async function wakeOnce(stage: Stage): Promise<Invoked> {
  return stage.invoke('wake', message({ subjectId: subjectId('handoff', handoff(stage).handoffId) }));
}

export async function syncOnce(stage: Stage): Promise<Invoked> {
  const { handoffId, correlationId } = handoff(stage);
  const body = { handoffId, target: 'hubspot', work: 'sync', attempt: 1, correlationId };
  return stage.invoke('sync-target', message(body));
}

export async function relayOnce(stage: Stage): Promise<Invoked> {
  const { handoffId, seq } = handoff(stage);
  return stage.invoke('relay', { Records: [inserted(subjectId('handoff', handoffId), seq)] });
}

function message(body: object): object {
  return { Records: [{ messageId: 'one-more', body: JSON.stringify(body), eventSource: 'aws:sqs' }] };
}
