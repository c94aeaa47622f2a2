import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Ports } from '#application/ports.ts';
import { matchPath, operatorPaths } from '#domain/operator/paths.ts';
import type { PathValues, RouteName } from '#domain/operator/paths.ts';
import type { operatorRoutes } from '#domain/operator/routes.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import type { OperatorCall, OperatorEvent } from './call.ts';
import { bodyOf, callerArn, parseEvent } from './call.ts';
import { callerWith } from './caller.ts';
import { notFound, OperatorProblem } from './problem.ts';

type Operation<Name extends RouteName, Reached> = (
  ports: Reached,
  call: OperatorCall,
) => Promise<z.input<(typeof operatorRoutes)[Name]['answer']>>;

/** Some operations of the operator API, by the names of their routes. */
export type Operations<Reached> = {
  readonly [Name in RouteName]?: Operation<Name, Reached>;
};

/**
 * Serves a part of the operator API. The platform has authorised the caller; refusals, unknown ids and bad input are
 * answers, not errors.
 */
export function serveOperations<Reached extends Pick<Ports, 'texts' | 'newId'>>(
  operations: Operations<Reached>,
  ports: Reached,
  { logger }: Runtime,
): (event: unknown) => Promise<APIGatewayProxyStructuredResultV2> {
  return async (raw) => {
    const event = parseEvent(raw);
    try {
      const arn = callerArn(event);
      const { name, path, operation } = asked(operations, event);
      const caller = await callerWith(ports, arn);
      const query = event.queryStringParameters ?? {};
      const answer = await operation(ports, { path, query, body: bodyOf(event), caller });
      logger.info('operated', { operation: name, path, operator: caller.id });
      return reply(200, answer);
    } catch (error) {
      if (!(error instanceof OperatorProblem)) throw error;
      logger.info('not operated', { because: error.error.word });
      return reply(error.status, { error: error.error });
    }
  };
}

interface Asked<Reached> {
  readonly name: RouteName;
  readonly path: PathValues;
  readonly operation: (ports: Reached, call: OperatorCall) => Promise<unknown>;
}

function asked<Reached>(
  operations: Operations<Reached>,
  { rawPath, requestContext }: OperatorEvent,
): Asked<Reached> {
  const { method } = requestContext.http;
  for (const name of routeNames) {
    const operation = operations[name];
    const route = operatorPaths[name];
    if (operation === undefined || route.method !== method) continue;
    const path = matchPath(route.path, rawPath);
    if (path !== undefined) return { name, path, operation };
  }
  throw notFound('operation', `${method} ${rawPath}`);
}

const routeNames = [
  'erasePerson',
  'list',
  'show',
  'log',
  'rollbackPlan',
  'replayPlan',
  'attempts',
  'trace',
  'receipt',
  'decide',
  'contracts',
  'measures',
  'addMapping',
  'pauseContract',
  'resumeContract',
  'dryRun',
  'people',
  'leaving',
  'enterAbsence',
  'clearAbsences',
  'revokeLinks',
  'incidents',
  'incident',
  'chargeIncident',
  'deadLetters',
  'deadLetter',
  'redrive',
  'setSecret',
  'connection',
  'connect',
  'backlog',
  'changeBacklog',
  'mappings',
  'standing',
  'doctor',
] as const satisfies readonly RouteName[];

function reply(statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { statusCode, headers, body: JSON.stringify(body) };
}
