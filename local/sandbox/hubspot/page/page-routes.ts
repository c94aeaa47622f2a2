import * as z from 'zod';
import { emptyReply, htmlReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { matchPath } from '../../http/match-path.ts';
import { ApiError } from '../api/api-error.ts';
import { changeAsUser } from '../control/change-as-user.ts';
import { ControlError } from '../../http/control-error.ts';
import { deleteAsUser, mergeAsUser } from '../control/end-as-user.ts';
import { recordIn } from '../control/control-route.ts';
import type { ControlCall, ControlRoute } from '../control/control-route.ts';
import { lastChangeEvent } from '../control/last-change-event.ts';
import { objectTypeNames, objectTypes } from '../portal/object-type.ts';
import type { CrmRecord } from '../portal/record.ts';
import type { Sandbox } from '../sandbox.ts';
import { stageProperty } from './forms.ts';
import { renderNoRecord, renderRecord } from './record-page.ts';
import { renderPage } from './render-page.ts';

const endSchema = z.object({ userId: z.coerce.number().int() });
const mergeSchema = endSchema.extend({ into: z.string().min(1) });
const changeSchema = endSchema.extend({ property: z.string(), value: z.string() });

const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

/** Where HubSpot's own app shows a record: `/contacts/{account}/record/{type id}/{id}`, whatever the type. */
const recordAddress = '/contacts/:portal/record/:type/:id';

/** The page and its forms, and the records at their addresses in HubSpot's app. */
export const pageRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern: '/', handle: (call) => pageReply(call, 200) },
  { method: 'GET', pattern: recordAddress, handle: showRecord },
  { method: 'POST', pattern: '/page/change/:type/:id', handle: change },
  { method: 'POST', pattern: '/page/delete/:type/:id', handle: remove },
  { method: 'POST', pattern: '/page/merge/:type/:id', handle: merge },
  { method: 'POST', pattern: '/page/webhook/:type/:id', handle: sendAgain },
];

/** Whether a request is for one of these pages, and not for the API. */
export function isForPage({ path }: SandboxRequest): boolean {
  return path === '/' || path.startsWith('/page/') || matchPath(recordAddress, path) !== undefined;
}

function pageReply({ sandbox }: ControlCall, status: number, notice?: string): SandboxReply {
  return documentReply(status, renderPage(sandbox, notice));
}

function showRecord({ sandbox, params }: ControlCall): SandboxReply {
  const record = recordAt(sandbox, params);
  return record === undefined
    ? documentReply(404, renderNoRecord())
    : documentReply(200, renderRecord(sandbox, record));
}

function recordAt({ portal, identity }: Sandbox, params: ControlCall['params']): CrmRecord | undefined {
  const type = objectTypeNames.find((name) => objectTypes[name].id === params.type);
  if (type === undefined || params.portal !== String(identity.portalId)) return undefined;
  const record = portal.records.find(type, params.id ?? '');
  return record?.archivedAt === undefined ? record : undefined;
}

function documentReply(status: number, document: string): SandboxReply {
  return htmlReply(status, document, {
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
}

function change(call: ControlCall): SandboxReply {
  const record = recordIn(call);
  const { property, value, userId } = formIn(call, changeSchema);
  try {
    changeAsUser(call.sandbox, record, { [property]: value }, userId);
  } catch (error) {
    if (error instanceof ApiError) return pageReply(call, error.status, error.message);
    throw error;
  }
  return backTo(`${record.type}-${record.id}`);
}

function remove(call: ControlCall): SandboxReply {
  deleteAsUser(call.sandbox, recordIn(call), formIn(call, endSchema).userId);
  return emptyReply(303, { location: '/' });
}

function merge(call: ControlCall): SandboxReply {
  const { into, userId } = formIn(call, mergeSchema);
  const record = recordIn(call);
  mergeAsUser(call.sandbox, record, into, userId);
  return backTo(`${record.type}-${into}`);
}

/** Throws a `ControlError`. */
function formIn<Form>({ request }: ControlCall, schema: z.ZodType<Form>): Form {
  const form = schema.safeParse(Object.fromEntries(new URLSearchParams(request.bodyText)));
  if (!form.success) throw new ControlError(400, 'the form is not complete');
  return form.data;
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
