import * as z from 'zod';
import { emptyReply, htmlReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { ApiError } from '../api/api-error.ts';
import { changeAsUser } from '../control/change-as-user.ts';
import { ControlError } from '../control/control-error.ts';
import { recordIn } from '../control/control-route.ts';
import type { ControlCall, ControlRoute } from '../control/control-route.ts';
import { lastChangeEvent } from '../control/last-change-event.ts';
import { stageProperty } from './forms.ts';
import { renderPage } from './render-page.ts';

const changeSchema = z.object({ property: z.string(), value: z.string(), userId: z.coerce.number().int() });

const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

/** The page and its forms. */
export const pageRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern: '/', handle: (call) => pageReply(call, 200) },
  { method: 'POST', pattern: '/page/change/:type/:id', handle: change },
  { method: 'POST', pattern: '/page/webhook/:type/:id', handle: sendAgain },
];

function pageReply({ sandbox }: ControlCall, status: number, notice?: string): SandboxReply {
  return htmlReply(status, renderPage(sandbox, notice), {
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
}

function change(call: ControlCall): SandboxReply {
  const record = recordIn(call);
  const form = changeSchema.safeParse(Object.fromEntries(new URLSearchParams(call.request.bodyText)));
  if (!form.success) throw new ControlError(400, 'the form is not complete');
  const { property, value, userId } = form.data;
  try {
    changeAsUser(call.sandbox, record, { [property]: value }, userId);
  } catch (error) {
    if (error instanceof ApiError) return pageReply(call, error.status, error.message);
    throw error;
  }
  return backTo(`${record.type}-${record.id}`);
}

async function sendAgain(call: ControlCall): Promise<SandboxReply> {
  const { sandbox } = call;
  const record = recordIn(call);
  const url = sandbox.settings.webhookUrl;
  const event = lastChangeEvent(sandbox, record, stageProperty[record.type]);
  if (url === undefined || event === undefined)
    return pageReply(call, 409, 'There is nothing to send, or nowhere to send it.');
  const { status, body } = await sandbox.deliveries.sendOnce(url, [event]);
  return pageReply(call, 200, `The webhook was answered: ${String(status ?? 'nothing')} ${body}`);
}

function backTo(anchor: string): SandboxReply {
  return emptyReply(303, { location: `/#${anchor}` });
}
