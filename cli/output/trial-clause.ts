import { openedSystem } from '#domain/operator/opened-system.ts';
import type { SecretAnswer } from '#domain/operator/connections.ts';
import type { SecretName } from '#domain/operator/requests.ts';

/** How a secret was tried, or what will try it; after “is stored”. Empty for a stage that does not say. */
export function trialClause(name: SecretName, { trial, because }: SecretAnswer): string {
  switch (trial) {
    case 'accepted':
      return `: ${openedSystem(name)} takes it`;
    case 'unanswered':
      return ` untried (${because ?? 'no answer'}): the next request to ${openedSystem(name)} tries it`;
    case 'not-possible':
      return `: it cannot be tried alone, ${nextTrial(name)} tries it`;
    case undefined:
      return '';
  }
}

function nextTrial(name: SecretName): string {
  switch (name) {
    case 'hubspot-client-secret':
      return 'the next webhook of HubSpot';
    case 'slack-signing-secret':
      return 'the next button that somebody presses in Slack';
    case 'on-call-webhook':
      return 'the next call of whoever is on call';
    case 'hubspot-token':
    case 'salesforce-client':
    case 'asana-token':
      return 'the next request with somebody’s consent (`npx baton connect`)';
    case 'slack-bot-token':
    default:
      return `the next request to ${openedSystem(name)}`;
  }
}
