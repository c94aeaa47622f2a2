import type { OperatorDecision } from '#domain/operator/requests.ts';
import type { LambdaName } from './lambdas.ts';
import type { Stage } from './stage.ts';
import { call } from './web.ts';

const authorizer = { iam: { userArn: 'arn:aws:sts::000000000000:assumed-role/operators/lena' } };

export interface Operated {
  readonly status: number;
  readonly answer: unknown;
}

/** One request to the operator API, as the CLI makes it. */
export async function request(
  stage: Stage,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Operated> {
  const { status, body: answered } = await call(stage, lambdaFor(method, path), {
    ...{ method, path, authorizer },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status, answer: answered === '' ? undefined : JSON.parse(answered) };
}

function lambdaFor(method: 'GET' | 'POST', path: string): LambdaName {
  if (method === 'POST' && /^\/operator\/(secrets|connections)\//.test(path)) return 'store-secret';
  if (method === 'POST') return path.startsWith('/operator/incidents') ? 'tend-incidents' : 'operate';
  if (path.startsWith('/operator/incidents')) return 'show-incidents';
  if (path.replace(/\?.*/, '').endsWith('/trace')) return 'trace-handoff';
  if (path.replace(/\?.*/, '').endsWith('/replay')) return 'compare-handoff';
  return path.includes('/dry-run/') ? 'rehearse-handoff' : 'look-up';
}

/** The same, and all that follows at once follows. */
export async function operate(...[stage, ...given]: Parameters<typeof request>): Promise<Operated> {
  const operated = await request(stage, ...given);
  await stage.run();
  return operated;
}

export async function decideFor(
  stage: Stage,
  decision: OperatorDecision,
  id: string,
  more: object = {},
): Promise<Operated> {
  return operate(stage, 'POST', `/operator/handoffs/${id}/${decision}`, { reason: 'because', ...more });
}

/** What became of one event of a delivery. */
export async function receiptOf(stage: Stage, receipt: string): Promise<unknown> {
  return (await request(stage, 'GET', `/operator/receipts/${receipt}`)).answer;
}

export async function addMapping(stage: Stage, value: string, status: string): Promise<Operated> {
  const path = `/operator/contracts/${stage.contract.id}/mappings`;
  return operate(stage, 'POST', path, { value, status, reason: 'because' });
}

/** `until`: an instant, or a duration such as 4h. */
export async function pause(stage: Stage, until: string): Promise<Operated> {
  const path = `/operator/contracts/${stage.contract.id}/pause`;
  return operate(stage, 'POST', path, { until, reason: 'because' });
}

export async function resume(stage: Stage): Promise<Operated> {
  return operate(stage, 'POST', `/operator/contracts/${stage.contract.id}/resume`, { reason: 'because' });
}
