import * as z from 'zod';
import { controlBody } from '../../http/control-body.ts';
import { emptyReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import { slackFaultSchema } from '../fault-list.ts';
import { sendPress } from '../interactions/send-press.ts';
import { wrong } from './call.ts';
import type { ControlCall, ControlRoute } from './call.ts';

const pressSchema = z.strictObject({
  channel: z.string(),
  ts: z.string(),
  /** Whose conversation it is, if it is left out. */
  user: z.string().optional(),
  action: z.string(),
  chosen: z.record(z.string(), z.array(z.string())).default({}),
});

/** The controls of the sandbox: what Slack does not have, and tests need. */
export const controlRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern: '/_sandbox/health', handle: () => jsonReply(200, { ok: true }) },
  {
    method: 'GET',
    pattern: '/_sandbox/messages',
    handle: ({ sandbox }) => jsonReply(200, sandbox.workspace.all()),
  },
  { method: 'GET', pattern: '/_sandbox/presses', handle: ({ sandbox }) => jsonReply(200, sandbox.presses) },
  { method: 'POST', pattern: '/_sandbox/press', handle: press },
  {
    method: 'GET',
    pattern: '/_sandbox/faults',
    handle: ({ sandbox }) => jsonReply(200, sandbox.faults.all()),
  },
  { method: 'POST', pattern: '/_sandbox/faults', handle: addFault },
  { method: 'DELETE', pattern: '/_sandbox/faults', handle: clearFaults },
];

async function press({ sandbox, request, ownUrl }: ControlCall): Promise<SandboxReply> {
  const wanted = pressSchema.safeParse(parseJson(request.bodyText)).data;
  if (wanted === undefined) return wrong(400, 'a press names channel, ts and action');
  const message = sandbox.workspace.find(wanted.channel, wanted.ts);
  if (message === undefined) return wrong(404, 'there is no such message');
  const { action, chosen, user = message.user } = wanted;
  const answer = await sendPress(sandbox, { message, user, action, chosen }, ownUrl);
  return answer === undefined ? wrong(409, 'nobody is told of that') : jsonReply(200, answer);
}

function addFault({ sandbox, request }: ControlCall): SandboxReply {
  const fault = controlBody({ request }, slackFaultSchema);
  sandbox.faults.add(fault);
  return jsonReply(201, fault);
}

function clearFaults({ sandbox }: ControlCall): SandboxReply {
  sandbox.faults.clear();
  return emptyReply(204);
}
