import type { SlackSandbox } from '../sandbox.ts';
import { interactionPayload } from './interaction-payload.ts';
import type { Press } from './interaction-payload.ts';
import { signSlack } from './sign.ts';

/** Slack waits so long for the app, and does not try again. Source: its guide to handling user interaction. */
const ANSWER_WITHIN_MS = 3000;

/** Tells the app of a press as Slack does: a signed form with one field of JSON. Undefined: there is no such element, or nobody to tell. */
export async function sendPress(
  sandbox: SlackSandbox,
  press: Press,
  ownUrl: string,
): Promise<{ readonly status: number | undefined } | undefined> {
  const { interactionsUrl, signingSecret } = sandbox.settings;
  const responseUrl = `${ownUrl}${sandbox.responseUrls.open(press.message)}`;
  const payload = interactionPayload(press, responseUrl, sandbox.now());
  if (payload === undefined || interactionsUrl === undefined) return undefined;
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(sandbox.now() / 1000));
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signSlack(signingSecret, timestamp, body),
  };
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(interactionsUrl, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers,
    signal,
  }).then(
    ({ status }) => ({ status }),
    () => ({ status: undefined }),
  );
  sandbox.presses.push({ user: press.user, action: press.action, ...answer });
  return answer;
}
