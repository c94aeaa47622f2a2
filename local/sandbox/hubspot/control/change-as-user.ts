import { validateProperties } from '../api/property-validation.ts';
import { storedValues } from '../api/stored-values.ts';
import type { CrmRecord, PropertyChange, Values } from '../portal/record.ts';
import { userSource } from '../portal/source.ts';
import type { Sandbox } from '../sandbox.ts';

/** Changes a record as a person in the CRM does, and announces it. Throws the 400 of a bad value. */
export function changeAsUser(
  sandbox: Sandbox,
  record: CrmRecord,
  values: Values,
  userId: number,
): PropertyChange[] {
  const { portal, identity, deliveries } = sandbox;
  const definitions = portal.properties[record.type];
  validateProperties(values, { definitions, owners: portal.owners, portalId: identity.portalId });
  const stored = storedValues(values, definitions);
  const changes = portal.records.change(record, stored, userSource(userId), sandbox.now());
  deliveries.announce(changes);
  return changes;
}
