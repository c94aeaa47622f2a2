import { LiveSystemError } from '#domain/contract/live-system.ts';
import type { LiveSystem } from '#domain/contract/live-system.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import { createSalesforceConnector } from './salesforce-connector.ts';
import type { SalesforceConnectorSettings } from './salesforce-connector.ts';

/** What an org has now: the fields of its objects, and its users. Whoever may not be seen is not there. */
export function liveSalesforce(settings: SalesforceConnectorSettings): LiveSystem {
  const connector = createSalesforceConnector(settings);
  return {
    fields: async (object) => foundIn(await connector.fields(object)),
    place: async () => Promise.resolve(undefined),
    person: async (id) => {
      const user = foundIn(await connector.read({ objectType: 'User', objectId: id }, ['IsActive']));
      if (user === undefined) return 'unknown';
      return user.properties.IsActive?.value === 'true' ? 'active' : 'inactive';
    },
  };
}

/** Undefined: it is not there. Throws a LiveSystemError. */
function foundIn<Value>(answer: VendorAnswer<Value>): Value | undefined {
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind === 'not-found') return undefined;
  throw new LiveSystemError('Salesforce', reasonOf(answer));
}
