import { htmlReply, jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import { ApiError, expiredToken, limitExceeded, rowLocked } from '../api/api-error.ts';
import { refusedToken } from '../api/answer-token.ts';
import type { CannedFault } from './fault.ts';

/** The answer that a fault gives in place of the API's own. */
export function cannedReply({ fault }: CannedFault): SandboxReply {
  switch (fault) {
    case 'rate-limited-daily':
      return limitExceeded('TotalRequests').toReply();
    case 'too-many-at-once':
      return limitExceeded('ConcurrentPerOrgLongTxn').toReply();
    case 'rate-limited':
      return new ApiError(429, 'TOO_MANY_REQUESTS', 'Too many requests.').toReply({ 'retry-after': '7' });
    case 'server-error':
      return serverUnavailable().toReply();
    case 'error-in-success':
      return { ...serverUnavailable().toReply(), status: 200 };
    case 'locked-500':
      return new ApiError(500, rowLocked().errorCode, rowLocked().message).toReply();
    case 'expired-token':
      return expiredToken().toReply();
    case 'html':
      return htmlReply(200, '<!doctype html><title>Maintenance</title><p>We will be back soon.</p>');
    case 'malformed':
      return { ...jsonReply(200, {}), body: '{"compositeResponse":[{"body":null,"httpSta' };
    case 'redirect':
      return htmlReply(302, '', { location: 'https://login.example.com/' });
    case 'invalid-grant':
      return refusedToken('invalid_grant', 'no client credentials user enabled');
  }
}

function serverUnavailable(): ApiError {
  return new ApiError(503, 'SERVER_UNAVAILABLE', 'The server is not available.');
}
