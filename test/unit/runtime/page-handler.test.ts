import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, test } from 'vitest';
import { pageHandler } from '#lambdas/_runtime/page-handler.ts';
import { KeptMetrics } from '#test/scenario-support/kept-metrics.ts';
import type { ToldNumber } from '#test/scenario-support/kept-metrics.ts';

const event: APIGatewayProxyEventV2 = {
  ...{ version: '2.0', routeKey: '$default', rawPath: '/offers/x', rawQueryString: '', headers: {} },
  isBase64Encoded: false,
  requestContext: {
    ...{ accountId: '', apiId: '', domainName: '', domainPrefix: '', routeKey: '', stage: '', time: '' },
    ...{ requestId: 'request-1', timeEpoch: 0 },
    http: { method: 'GET', path: '/offers/x', protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
  },
};

test('a fault is counted, and the reference on its page stands in the log line that says why', async () => {
  const lines: unknown[] = [];
  class Listening extends Logger {
    override error(...said: Parameters<Logger['error']>): void {
      lines.push(said);
    }
  }
  const logger = new Listening({ logLevel: 'SILENT' });
  const told: ToldNumber[] = [];
  const metrics = new KeptMetrics(told, () => '2030-01-31T12:00:00.000Z');
  const runtime = { logger, metrics };
  const answer = await pageHandler(runtime, () => Promise.reject(new Error('no such table')))(event);
  metrics.publishStoredMetrics();
  expect(told).toMatchObject([{ metric: 'PersonNotAnswered', value: 1 }]);
  expect(answer).toMatchObject({ statusCode: 500, body: expect.stringContaining('request-1') as string });
  expect(JSON.stringify(lines)).toContain('request-1');
});
