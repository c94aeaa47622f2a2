import { randomUUID } from 'node:crypto';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { matchPath } from '../../http/match-path.ts';
import type { ApiContext } from './api-context.ts';
import { ApiError, noSuchPath, notAuthenticated } from './api-error.ts';
import { batchRoute } from './batch-route.ts';
import { objectRoutes } from './objects-routes.ts';
import { ownerRoutes } from './owners-routes.ts';
import { pipelineRoutes } from './pipelines-routes.ts';
import { propertyRoutes } from './properties-routes.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { ApiCall, ApiRoute } from './route.ts';
import { searchRoute } from './search-route.ts';

const routes: readonly ApiRoute[] = [
  searchRoute,
  batchRoute,
  ...objectRoutes,
  ...ownerRoutes,
  ...propertyRoutes,
  ...pipelineRoutes,
];

/** Answers one request of the API: token, limits, then the address. Throws only what is a bug of ours. */
export function answerApi(request: SandboxRequest, context: ApiContext, limiter: RateLimiter): SandboxReply {
  const isSearch = request.path.endsWith('/search');
  // What an app asks by OAuth has no daily limit.
  const isCountedByDay = !context.oauth.holds(request.headers.authorization);
  const reply = replyOrError(() => {
    authenticate(request, context);
    if (isSearch) limiter.countSearch(context.settings, context.now);
    else limiter.count(context.settings, context.now, isCountedByDay);
    const [route, call] = routeOf(request);
    return route.handle(call, context);
  });
  const limits = isSearch ? {} : limiter.headers(context.settings, context.now, isCountedByDay);
  return { ...reply, headers: { ...limits, 'x-hubspot-correlation-id': randomUUID(), ...reply.headers } };
}

/** The app's static token, or one that a consent gave. */
function authenticate({ headers }: SandboxRequest, { identity, oauth }: ApiContext): void {
  if (headers.authorization === `Bearer ${identity.token}` || oauth.holds(headers.authorization)) return;
  throw notAuthenticated();
}

function replyOrError(answer: () => SandboxReply): SandboxReply {
  try {
    return answer();
  } catch (error) {
    if (error instanceof ApiError) return error.toReply();
    throw error;
  }
}

function routeOf(request: SandboxRequest): [ApiRoute, ApiCall] {
  const path = datedPath(request.path);
  for (const route of routes) {
    const params = route.method === request.method ? matchPath(route.pattern, path) : undefined;
    if (params !== undefined) return [route, { request, params }];
  }
  throw noSuchPath();
}

/** The v3 family serves the same addresses under another name. */
function datedPath(path: string): string {
  return path.replace(/^\/crm\/v3\/(objects|owners|properties|pipelines)(?=\/|$)/, '/crm/$1/2026-09');
}
