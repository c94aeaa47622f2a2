import * as z from 'zod';
import { emptyReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { faultSchema } from '../faults/fault.ts';
import { sampleContactId } from '../seed/records.ts';
import { changeableSettingsSchema } from '../settings.ts';
import { ControlError } from '../../http/control-error.ts';
import { controlBody } from '../../http/control-body.ts';
import { oauthControls } from '../../http/oauth/oauth-controls.ts';
import { recordNamed } from './control-route.ts';
import type { ControlCall, ControlRoute } from './control-route.ts';
import { lastChangeEvent } from './last-change-event.ts';
import { recordRoutes } from './record-routes.ts';

const byHandSchema = z.strictObject({
  /** Sent as they are; without them the last change of a property of a record is sent again. */
  events: z.array(z.record(z.string(), z.unknown())).optional(),
  objectType: z.string().default('contacts'),
  objectId: z.string().default(sampleContactId),
  property: z.string().default('lifecyclestage'),
});

/** The controls of the sandbox: what HubSpot does not have, and tests need. */
export const controlRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern: '/_sandbox/health', handle: () => jsonReply(200, { ok: true }) },
  { method: 'GET', pattern: '/_sandbox/settings', handle: (call) => jsonReply(200, call.sandbox.settings) },
  { method: 'PATCH', pattern: '/_sandbox/settings', handle: changeSettings },
  { method: 'GET', pattern: '/_sandbox/faults', handle: (call) => jsonReply(200, call.sandbox.faults.all()) },
  { method: 'POST', pattern: '/_sandbox/faults', handle: addFault },
  { method: 'DELETE', pattern: '/_sandbox/faults', handle: clearFaults },
  {
    method: 'GET',
    pattern: '/_sandbox/requests',
    handle: (call) => jsonReply(200, call.sandbox.requests.all()),
  },
  { method: 'DELETE', pattern: '/_sandbox/requests', handle: clearRequests },
  {
    method: 'GET',
    pattern: '/_sandbox/deliveries',
    handle: (call) => jsonReply(200, call.sandbox.deliveries.all()),
  },
  { method: 'POST', pattern: '/_sandbox/webhook', handle: sendWebhook },
  ...recordRoutes,
  ...oauthControls,
];

function changeSettings(call: ControlCall): SandboxReply {
  const changed = controlBody(call, changeableSettingsSchema.partial());
  call.sandbox.settings = changeableSettingsSchema.parse({ ...call.sandbox.settings, ...changed });
  return jsonReply(200, call.sandbox.settings);
}

function addFault(call: ControlCall): SandboxReply {
  const fault = controlBody(call, faultSchema);
  call.sandbox.faults.add(fault);
  return jsonReply(201, fault);
}

function clearFaults({ sandbox }: ControlCall): SandboxReply {
  sandbox.faults.clear();
  return emptyReply(204);
}

function clearRequests({ sandbox }: ControlCall): SandboxReply {
  sandbox.requests.clear();
  return emptyReply(204);
}

async function sendWebhook(call: ControlCall): Promise<SandboxReply> {
  const { sandbox } = call;
  const wanted = controlBody(call, byHandSchema);
  const url = sandbox.settings.webhookUrl;
  if (url === undefined) throw new ControlError(409, 'no webhookUrl is set');
  const record = recordNamed(sandbox, wanted.objectType, wanted.objectId);
  const last = lastChangeEvent(sandbox, record, wanted.property);
  const events = wanted.events ?? (last === undefined ? [] : [last]);
  return jsonReply(200, { ...(await sandbox.deliveries.sendOnce(url, events)), events });
}
