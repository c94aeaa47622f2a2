import { onCallEventId, onCallEventOf } from '#domain/incident/on-call-event.ts';
import type { HookOutcome } from '#domain/ports/on-call-hook.ts';
import type { OnCallMessage } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import type { NoticePorts } from './notice-ports.ts';

/**
 * So often a receiver that does not take it is tried. With a backoff of 5 s, doubled before each wait up to the 15 minutes
 * of a queue's longest delay, and as much again by chance, that is about an hour.
 */
const TRIES = 10;
const LONGEST_WAIT_SECONDS = 900;

/**
 * Tells the webhook of whoever is on call. What it refuses, or does not take in all tries, goes to the dead letters with
 * the reason; sent back from there it is tried once more.
 */
export async function callOnCall(ports: NoticePorts, message: OnCallMessage): Promise<string> {
  const claim = `on-call ${message.subjectId} ${String(message.seq)}`;
  const now = ports.now();
  const claimed = await ports.claims.claim(claim, now, addSeconds(now, ports.settings.claimSeconds));
  if (claimed === 'done') return 'sent before';
  // Another worker is at it: if that one died, its claim runs out.
  if (claimed === 'busy') return again(ports, message, ports.settings.claimSeconds);
  const sent = await send(ports, message);
  if (sent === undefined || sent.outcome === 'sent') {
    await ports.claims.markDone(claim, ports.now());
    return sent?.outcome ?? 'no longer owed';
  }
  const isLast = sent.outcome === 'refused' || message.attempt >= TRIES;
  const outcome = isLast ? await bury(ports, message, sent.because) : await later(ports, message, sent);
  await ports.claims.release(claim);
  return outcome;
}

async function send(ports: NoticePorts, message: OnCallMessage): Promise<HookOutcome | undefined> {
  const { directory } = ports.bundle;
  const { onCallWebhook } = directory;
  const event = onCallEventOf(await ports.log.read(message.subjectId), message, directory);
  if (onCallWebhook === undefined || event === undefined) return undefined;
  return ports.onCallHook.send(onCallWebhook.url, onCallEventId(message), event);
}

async function bury({ queues }: NoticePorts, message: OnCallMessage, because: string): Promise<string> {
  await queues.bury('on-call', JSON.stringify(message), because);
  return `given up: ${because}`;
}

async function later(
  ports: NoticePorts,
  message: OnCallMessage,
  { afterSeconds = 0 }: Extract<HookOutcome, { readonly outcome: 'later' }>,
): Promise<string> {
  const backoff = ports.settings.backoffSeconds * 2 ** message.attempt * (1 + ports.random());
  return again(ports, { ...message, attempt: message.attempt + 1 }, Math.max(afterSeconds, backoff));
}

async function again({ queues }: NoticePorts, message: OnCallMessage, seconds: number): Promise<string> {
  await queues.call(message, Math.min(LONGEST_WAIT_SECONDS, Math.ceil(seconds)));
  return 'later';
}
