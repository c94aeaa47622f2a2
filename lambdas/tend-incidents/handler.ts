import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import { pageHandler } from '#lambdas/_runtime/page-handler.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { chargeIncident } from './charge-incident.ts';
import { tendByLink } from './tend-by-link.ts';
import type { TendPorts } from './tend-ports.ts';

/** Whoever looks after an incident gives it to somebody, puts it off or closes it: by the link of a message, or as an operator. */
export function tendIncidentsHandler(
  ports: TendPorts,
  runtime: MeteredRuntime,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  const byOperator = serveOperations<TendPorts>({ chargeIncident }, ports, runtime);
  const byLink = pageHandler(runtime, (request) => tendByLink(ports, runtime, request));
  // A route of pages has no authorised caller, and without one no operation is served.
  return (event) => (event.rawPath.startsWith('/operator/') ? byOperator(event) : byLink(event));
}
