import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { verifySignature } from '#adapters/hubspot/verify-signature.ts';
import type { SignatureVerdict } from '#adapters/hubspot/verify-signature.ts';
import { readDelivery } from '#adapters/hubspot/webhook-events.ts';
import type { Ports } from '#application/ports.ts';
import { receiptIdOf } from '#domain/admission/source-event.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import type { Secrets } from '#domain/ports/platform.ts';
import { bodyBytes } from '#lambdas/_runtime/body.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { toError } from '#lambdas/_runtime/stack.ts';

export type ReceivePorts = Pick<Ports, 'now' | 'newId'> & {
  readonly queues: Pick<Ports['queues'], 'admit'>;
  readonly secrets: Secrets;
  readonly clientSecretName: string;
  readonly publicBaseUrl: string;
};

type Answer = APIGatewayProxyStructuredResultV2;

/**
 * Takes a delivery if its sender can be proved: one durable write, then 2xx. What is authentic is never answered with
 * a 4xx, whatever is in it; what we could not keep is a 503, so that the sender comes again.
 */
export function receiveWebhookHandler(
  ports: ReceivePorts,
  runtime: MeteredRuntime,
): (event: APIGatewayProxyEventV2) => Promise<Answer> {
  return async (event) => {
    if (event.pathParameters?.source !== 'hubspot') return answer(404, { error: 'unknown source' });
    try {
      return await receive(ports, runtime, event);
    } catch (error) {
      return notKept(runtime, toError(error));
    }
  };
}

async function receive(
  ports: ReceivePorts,
  runtime: MeteredRuntime,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
  const secret = await ports.secrets.get(ports.clientSecretName);
  if (secret === undefined) return notKept(runtime, new Error('the client secret of HubSpot is unset'));
  const body = bodyBytes(event);
  const verdict = verify(ports, event, body, secret);
  if (verdict !== 'authentic') return forged(runtime, verdict.refused);
  return keep(ports, runtime, body.toString('utf8'));
}

/** The URL that was signed is the configured one: what a proxy or a header says of it proves nothing. */
function verify(
  ports: ReceivePorts,
  event: APIGatewayProxyEventV2,
  body: Buffer,
  clientSecret: string,
): SignatureVerdict {
  const request = {
    method: event.requestContext.http.method,
    path: '/webhooks/hubspot',
    rawQuery: event.rawQueryString,
    body,
    signature: event.headers['x-hubspot-signature-v3'],
    timestamp: event.headers['x-hubspot-request-timestamp'],
  };
  return verifySignature(
    request,
    { clientSecret, publicBaseUrl: ports.publicBaseUrl },
    Date.parse(ports.now()),
  );
}

async function keep(ports: ReceivePorts, { logger }: MeteredRuntime, body: string): Promise<Answer> {
  const deliveryId = ports.newId();
  await ports.queues.admit(
    { kind: 'delivery', source: 'hubspot', deliveryId, receivedAt: ports.now(), body },
    0,
  );
  const delivery = readDelivery(body);
  const count = delivery.kind === 'delivery' ? delivery.events.length : 1;
  logger.info('delivery kept', { deliveryId, events: count });
  return answer(200, {
    receipts: Array.from({ length: count }, (_, index) => receiptIdOf(deliveryId, index)),
  });
}

function forged({ logger, metrics }: MeteredRuntime, because: string): Answer {
  logger.warn('delivery refused', { because });
  metrics.addMetric(METRICS.forgedDelivery, MetricUnit.Count, 1);
  return answer(401, { error: because });
}

function notKept({ logger, metrics }: MeteredRuntime, error: Error): Answer {
  logger.error('delivery not kept', error);
  metrics.addMetric(METRICS.deliveryNotKept, MetricUnit.Count, 1);
  return answer(503, { error: 'not kept, please send it again' });
}

function answer(statusCode: number, body: object): Answer {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
