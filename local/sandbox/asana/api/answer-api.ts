import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { matchPath } from '../../http/match-path.ts';
import type { ApiCall, ApiContext, ApiRoute } from './api-context.ts';
import { ApiError, noSuchRoute, notAuthorized } from './api-error.ts';
import { listRoutes } from './list-routes.ts';
import type { RateLimiter } from './rate-limit.ts';
import { taskRoutes } from './task-routes.ts';

const base = '/api/1.0';
const routes: readonly ApiRoute[] = [...taskRoutes, ...listRoutes];

/** Answers one request of the API: limit, token, then the address. Throws only what is a bug of ours. */
export function answerApi(request: SandboxRequest, context: ApiContext, limiter: RateLimiter): SandboxReply {
  const { settings, oauth, now } = context;
  const { authorization } = request.headers;
  try {
    limiter.admit(settings.requestsPerMinute, now);
    if (authorization !== `Bearer ${settings.token}` && !oauth.holds(authorization)) throw notAuthorized();
    const [route, call] = routeOf(request);
    return route.handle(call, context);
  } catch (error) {
    if (error instanceof ApiError) return error.toReply();
    throw error;
  }
}

function routeOf(request: SandboxRequest): [ApiRoute, ApiCall] {
  for (const route of routes) {
    if (route.method !== request.method) continue;
    const params = matchPath(`${base}${route.pattern}`, request.path);
    if (params !== undefined) return [route, { request, params }];
  }
  throw noSuchRoute();
}
