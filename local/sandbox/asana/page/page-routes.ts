import * as z from 'zod';
import { emptyReply, htmlReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { ApiError } from '../api/api-error.ts';
import { readValues } from '../api/read-values.ts';
import { taskIn } from '../control/call.ts';
import type { ControlCall, ControlRoute } from '../control/call.ts';
import { renderPage } from './render-page.ts';

const formSchema = z.object({
  assignee: z.string().optional(),
  completed: z.enum(['true', 'false']).optional(),
  attachment: z.string().min(1).optional(),
});

const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

/** The page and its forms. */
export const pageRoutes: readonly ControlRoute[] = [
  { method: 'GET', pattern: '/', handle: (call) => pageReply(call, 200) },
  { method: 'POST', pattern: '/page/tasks/:task', handle: change },
];

function change(call: ControlCall): SandboxReply {
  const { board, now } = call.sandbox;
  const task = taskIn(call);
  const form = formSchema.safeParse(Object.fromEntries(new URLSearchParams(call.request.bodyText)));
  if (!form.success) return pageReply(call, 400, 'The form is not complete.');
  const { assignee, completed, attachment } = form.data;
  if (attachment !== undefined) board.attach(task, attachment);
  try {
    const values = readValues({
      ...(assignee !== undefined && { assignee: assignee === '' ? null : assignee }),
      ...(completed !== undefined && { completed: completed === 'true' }),
    });
    board.change(task, values, now());
  } catch (error) {
    if (error instanceof ApiError) return pageReply(call, error.status, error.message);
    throw error;
  }
  return emptyReply(303, { location: `/#task-${task.gid}` });
}

function pageReply({ sandbox }: ControlCall, status: number, notice?: string): SandboxReply {
  return htmlReply(status, renderPage(sandbox, notice), {
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
}
