import { ApiError, badRequest, notAuthorized, unknownObject } from '../api/api-error.ts';
import { htmlReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import type { CannedFault } from './fault.ts';

/** The answer that a fault gives in place of the API's own. `success`: the status with which this request is answered. */
export function cannedReply({ fault }: CannedFault, success: number): SandboxReply {
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
      return badRequest('due_on: Date must be in ISO-8601 (yyyy-mm-dd) format, not: tomorrow').toReply();
    case 'html':
      return htmlReply(success, '<!doctype html><title>Maintenance</title><p>We will be back soon.</p>');
    case 'malformed':
      return { ...jsonReply(success, {}), body: '{"data":{"gid":"13' };
    case 'error-in-success':
      return jsonReply(success, { errors: [{ message: 'Server Error' }] });
  }
}
