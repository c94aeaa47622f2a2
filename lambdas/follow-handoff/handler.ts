import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { linkHash } from '#application/links.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { pageHandler } from '#lambdas/_runtime/page-handler.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { failurePage } from '#views/pages/failure-page.ts';
import type { FollowPorts } from './follow-ports.ts';
import { showProgress } from './show-progress.ts';

/** The page about where something stands, for whoever handed it over: it changes nothing. */
export function followHandoffHandler(
  ports: FollowPorts,
  runtime: MeteredRuntime,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return pageHandler(runtime, async ({ token }) => {
    const link = await ports.links.get(linkHash(token));
    const page = link?.kind === 'follow' ? await showProgress(ports, link) : undefined;
    return page ?? failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
  });
}
