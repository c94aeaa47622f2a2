import { foreignText } from '#domain/foreign-text.ts';
import type { Trial } from '#domain/ports/operations.ts';
import { probe } from '../oauth/probe.ts';
import { askToMint } from './mint-token.ts';
import type { MintRequest } from './mint-token.ts';
import { salesforceProbeUrl } from './oauth.ts';

/** Whether Salesforce gives an app a token, and lets it in with that. `timeoutMs` is for each of the two requests. */
export async function trySalesforceApp(request: MintRequest): Promise<Trial> {
  const answer = await askToMint(request);
  if (answer.kind === 'given')
    return probe(salesforceProbeUrl(request.domainUrl), answer.token.access_token, request.timeoutMs);
  const kind = answer.kind === 'unauthorised' ? 'refused' : 'unanswered';
  return { kind, because: foreignText(answer.because) };
}
