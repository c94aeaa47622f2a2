import { ApiError, locked, migrating, notAuthenticated } from '../api/api-error.ts';
import { rateLimited } from '../api/rate-limit.ts';
import { invalidProperties } from '../api/property-validation.ts';
import { htmlReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { writtenNames } from '../../http/written-names.ts';
import { refusedToken } from '../api/oauth-routes.ts';
import type { CannedFault } from './fault.ts';

/** The answer that a fault gives in place of the API's own. */
export function cannedReply({ fault }: CannedFault, request: SandboxRequest, portalId: number): SandboxReply {
  switch (fault) {
    case 'rate-limited':
      return rateLimited('TEN_SECONDLY_ROLLING').toReply();
    case 'rate-limited-daily':
      return rateLimited('DAILY').toReply();
    case 'server-error':
      return serverError().toReply();
    case 'unauthorised':
      return notAuthenticated().toReply();
    case 'html':
      return htmlReply(200, '<!doctype html><title>Maintenance</title><p>We will be back soon.</p>');
    case 'malformed':
      return { ...jsonReply(200, {}), body: '{"id":"501","properties":{"hubspot_ow' };
    case 'error-in-success':
      return { ...serverError().toReply(), status: 200 };
    case 'locked':
      return locked().toReply();
    case 'migrating':
      return migrating(3_600).toReply();
    case 'validation':
      return refusedValue(writtenNames(request, 'properties')[0] ?? OWNER, portalId);
    case 'invalid-grant':
      return refusedToken('invalid_grant').toReply();
  }
}

function serverError(): ApiError {
  return new ApiError(502, { message: 'Bad gateway', category: 'API_ERROR' });
}

/** What a rule is about where nothing is written. */
const OWNER = 'hubspot_owner_id';

/** A rule of the portal's administrators that refuses the value. */
function refusedValue(name: string, portalId: number): SandboxReply {
  const message = `A rule of this portal refuses the value of "${name}".`;
  return invalidProperties([{ name, error: 'INVALID_VALUE', message }], portalId).toReply();
}
