import { emptyReply, htmlReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { wrong } from '../control/call.ts';
import type { ControlCall, ControlRoute } from '../control/call.ts';
import { sendPress } from '../interactions/send-press.ts';
import { renderPage } from './render-page.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

/** The page and its forms. */
export const pageRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern: '/', handle: (call) => pageReply(call, 200) },
  { method: 'POST', pattern: '/page/press/:channel/:ts', handle: press },
];

function pageReply({ sandbox }: ControlCall, status: number, notice?: string): SandboxReply {
  return htmlReply(status, renderPage(sandbox, notice), {
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
}

async function press(call: ControlCall): Promise<SandboxReply> {
  const { sandbox, request, params, ownUrl } = call;
  const message = sandbox.workspace.find(params.channel ?? '', params.ts ?? '');
  if (message === undefined) return wrong(404, 'there is no such message');
  const form = new URLSearchParams(request.bodyText);
  const wanted = { message, user: form.get('user') ?? message.user, action: form.get('action') ?? '' };
  const answer = await sendPress(sandbox, { ...wanted, chosen: chosenIn(form) }, ownUrl);
  if (answer === undefined) return pageReply(call, 409, 'Nobody is told of that.');
  // Slack shows a warning beside the button.
  if (answer.status !== 200)
    return pageReply(call, 502, `The app did not take it: ${String(answer.status ?? 'no answer')}.`);
  return emptyReply(303, { location: `/#${message.channel}-${message.ts}` });
}

const CHOSEN = 'chosen-';

function chosenIn(form: URLSearchParams): Readonly<Record<string, readonly string[]>> {
  const names = [...new Set(form.keys())].filter((name) => name.startsWith(CHOSEN));
  return Object.fromEntries(names.map((name) => [name.slice(CHOSEN.length), form.getAll(name)]));
}
