import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { operatorRoutes, matchPath } from '#domain/operator/routes.ts';
import type { PathValues, RouteName } from '#domain/operator/routes.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import type { OperatorCall, OperatorEvent } from './call.ts';
import { bodyOf, callerArn, parseEvent } from './call.ts';
import { callerWith } from './caller.ts';
import type { OperatePorts } from './operate-ports.ts';
import { notFound, OperatorProblem } from './problem.ts';
import { addMapping } from './routes/add-mapping.ts';
import { decideHandoff } from './routes/decide-handoff.ts';
import { clearAbsences } from './routes/clear-absences.ts';
import { doctor } from './routes/doctor.ts';
import { enterAbsence } from './routes/enter-absence.ts';
import { listHandoffs } from './routes/list-handoffs.ts';
import { listPeople } from './routes/list-people.ts';
import { pauseContract, resumeContract } from './routes/pause-contract.ts';
import { setSecret } from './routes/set-secret.ts';
import { showHandoff } from './routes/show-handoff.ts';
import { showLog } from './routes/show-log.ts';
import { showReceipt } from './routes/show-receipt.ts';

type Operations = {
  readonly [Name in RouteName]: (
    ports: OperatePorts,
    call: OperatorCall,
  ) => Promise<z.input<(typeof operatorRoutes)[Name]['answer']>>;
};

const operations: Operations = {
  list: listHandoffs,
  show: showHandoff,
  log: showLog,
  receipt: showReceipt,
  decide: decideHandoff,
  addMapping,
  pauseContract,
  resumeContract,
  people: listPeople,
  enterAbsence,
  clearAbsences,
  setSecret,
  doctor,
};

/** The operator API. The platform has authorised the caller; refusals, unknown ids and bad input are answers, not errors. */
export function operateHandler(
  ports: OperatePorts,
  { logger }: Runtime,
): (event: unknown) => Promise<APIGatewayProxyStructuredResultV2> {
  return async (raw) => {
    const event = parseEvent(raw);
    try {
      const arn = callerArn(event);
      const { name, path } = routeOf(event);
      const caller = await callerWith(ports, arn);
      const query = event.queryStringParameters ?? {};
      const answer = await operations[name](ports, { path, query, body: bodyOf(event), caller });
      logger.info('operated', { operation: name, path, operator: caller.id });
      return reply(200, answer);
    } catch (error) {
      if (!(error instanceof OperatorProblem)) throw error;
      logger.info('not operated', { because: error.error.word });
      return reply(error.status, { error: error.error });
    }
  };
}

function routeOf({ rawPath, requestContext }: OperatorEvent): { name: RouteName; path: PathValues } {
  for (const name of routeNames) {
    const { method, path: pattern } = operatorRoutes[name];
    const path = method === requestContext.http.method ? matchPath(pattern, rawPath) : undefined;
    if (path !== undefined) return { name, path };
  }
  throw notFound('operation', `${requestContext.http.method} ${rawPath}`);
}

const routeNames = [
  'list',
  'show',
  'log',
  'receipt',
  'decide',
  'addMapping',
  'pauseContract',
  'resumeContract',
  'people',
  'enterAbsence',
  'clearAbsences',
  'setSecret',
  'doctor',
] as const satisfies readonly RouteName[];

function reply(statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { statusCode, headers, body: JSON.stringify(body) };
}
