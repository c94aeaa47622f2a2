import { ApiError, badRequest, notAuthorized, unknownObject } from '../api/api-error.ts';
import { htmlReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { writtenNames } from '../../http/written-names.ts';
import { refusedToken } from '../api/oauth-routes.ts';
import type { CannedFault } from './fault.ts';

/** The answer that a fault gives in place of the API's own. */
export function cannedReply({ fault }: CannedFault, request: SandboxRequest): SandboxReply {
  const success = request.method === 'POST' ? 201 : 200;
  switch (fault) {
    case 'server-error':
      return jsonReply(500, { errors: [{ message: 'Server Error', phrase: '6 sad squid snuggle softly' }] });
    case 'unauthorised':
      return notAuthorized().toReply();
    case 'forbidden':
      return new ApiError(403, 'You do not have access to this task.').toReply();
    case 'not-there':
      return unknownObject('parent', '0').toReply();
    case 'not-in-plan':
      return new ApiError(402, 'Custom Fields are not available for free users or guests.').toReply();
    case 'validation':
      return badRequest(`${writtenNames(request, 'data')[0] ?? 'assignee'}: Not a valid value`).toReply();
    case 'invalid-grant':
      return refusedToken('invalid_grant');
    case 'html':
      return htmlReply(success, '<!doctype html><title>Maintenance</title><p>We will be back soon.</p>');
    case 'malformed':
      return { ...jsonReply(success, {}), body: '{"data":{"gid":"13' };
    case 'error-in-success':
      return jsonReply(success, { errors: [{ message: 'Server Error' }] });
  }
}
