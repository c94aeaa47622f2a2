import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { linkHash } from '#application/links.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { pageHandler } from '#lambdas/_runtime/page-handler.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { failurePage } from '#views/pages/failure-page.ts';
import type { Page } from '#views/pages/page.tsx';
import { showProgress } from './show-progress.ts';
import type { WorkPorts } from './work-ports.ts';

/** The pages about somebody's own work: where something stands that they handed over. */
export function showMyWorkHandler(
  ports: WorkPorts,
  runtime: Runtime,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return pageHandler(runtime, async ({ token }) => {
    const link = await ports.links.get(linkHash(token));
    const page = link?.kind === 'follow' ? await showProgress(ports, link) : undefined;
    return page ?? noSuchPage();
  });
}

function noSuchPage(): Page {
  return failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
}
