import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { linkHash } from '#application/links.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { pageHandler } from '#lambdas/_runtime/page-handler.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { failurePage } from '#views/pages/failure-page.ts';
import { ownPage } from './own-page.ts';
import type { WorkPorts } from './work-ports.ts';

/** Somebody's own page: what waits for them, what is theirs, what they handed over, and when they are away; and the overview of their contracts. */
export function showMyWorkHandler(
  ports: WorkPorts,
  runtime: MeteredRuntime,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return pageHandler(runtime, async (request) => {
    const link = await ports.links.get(linkHash(request.token));
    const page = link?.kind === 'personal' ? await ownPage(ports, link, request) : undefined;
    return page ?? failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
  });
}
