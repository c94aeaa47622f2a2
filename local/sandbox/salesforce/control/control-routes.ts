import * as z from 'zod';
import { longId } from '#adapters/salesforce/record-id.ts';
import { controlBody } from '../../http/control-body.ts';
import { ControlError } from '../../http/control-error.ts';
import { emptyReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { matchPath } from '../../http/match-path.ts';
import { oauthControls } from '../../http/oauth/oauth-controls.ts';
import { shownFields } from '../api/render.ts';
import { faultSchema } from '../faults/fault.ts';
import { isObjectType } from '../org/field.ts';
import { change } from '../org/record.ts';
import type { OrgRecord } from '../org/record.ts';
import type { Sandbox } from '../sandbox.ts';
import { userNamed } from '../seed/users.ts';
import { changeableSettingsSchema } from '../settings.ts';

interface ControlCall {
  readonly sandbox: Sandbox;
  readonly request: SandboxRequest;
  readonly params: Readonly<Record<string, string>>;
}

type Handle = (call: ControlCall) => SandboxReply;

const changeSchema = z.strictObject({
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Who changes it; Tom, if it is left out. */
  userId: z.string().default(userNamed('Tom')),
});

/** The controls of the sandbox: what Salesforce does not have, and tests need. */
const routes: readonly (readonly [method: string, pattern: string, handle: Handle])[] = [
  ['GET', '/_sandbox/health', () => jsonReply(200, { ok: true })],
  ['GET', '/_sandbox/settings', ({ sandbox }) => jsonReply(200, sandbox.settings)],
  ['PATCH', '/_sandbox/settings', changeSettings],
  ['GET', '/_sandbox/faults', ({ sandbox }) => jsonReply(200, sandbox.faults.all())],
  ['POST', '/_sandbox/faults', addFault],
  ['DELETE', '/_sandbox/faults', ({ sandbox }) => done(() => sandbox.faults.clear())],
  ['GET', '/_sandbox/requests', ({ sandbox }) => jsonReply(200, sandbox.requests.all())],
  ['DELETE', '/_sandbox/requests', ({ sandbox }) => done(() => sandbox.requests.clear())],
  ['DELETE', '/_sandbox/tokens', ({ sandbox }) => done(() => sandbox.tokens.revokeAll())],
  ['GET', '/_sandbox/records/:type/:id', (call) => jsonReply(200, shown(call, recordIn(call)))],
  ['PATCH', '/_sandbox/records/:type/:id', changeRecord],
  ...oauthControls.map(({ method, pattern, handle }) => [method, pattern, handle] as const),
];

/** Answers one request to the sandbox itself; what cannot be done is told in one sentence. */
export function answerControl(sandbox: Sandbox, request: SandboxRequest): SandboxReply {
  try {
    for (const [method, pattern, handle] of routes) {
      const params = method === request.method ? matchPath(pattern, request.path) : undefined;
      if (params !== undefined) return handle({ sandbox, request, params });
    }
    throw new ControlError(404, `there is nothing at ${request.method} ${request.path}`);
  } catch (error) {
    if (error instanceof ControlError) return jsonReply(error.status, { error: error.message });
    throw error;
  }
}

function done(act: () => void): SandboxReply {
  act();
  return emptyReply(204);
}

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

/** As a person of the org does it. */
function changeRecord(call: ControlCall): SandboxReply {
  const record = recordIn(call);
  const { values, userId } = controlBody(call, changeSchema);
  change(record, values, longId(userId) ?? userId, call.sandbox.now());
  return jsonReply(200, shown(call, record));
}

function recordIn({ sandbox, params: { type = '', id = '' } }: ControlCall): OrgRecord {
  const record = isObjectType(type) ? sandbox.org.find(type, id) : undefined;
  if (record === undefined) throw new ControlError(404, `there is no record ${type}/${id}`);
  return record;
}

function shown({ sandbox }: ControlCall, record: OrgRecord): unknown {
  return shownFields(record, record.versions[0], sandbox.org.fields[record.type]);
}
