import { stableId } from '#domain/ids.ts';
import { recordKey } from '#domain/record.ts';
import { putLead } from '#test/cloud-support/other-systems.ts';
import { control, putContact, putDeal } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import * as z from 'zod';
import { KINDS } from './kinds.ts';
import type { Kind, KindName } from './kinds.ts';

/** The things of one handoff, in all systems. */
export interface Things {
  readonly kind: KindName;
  /** Of the record in HubSpot. */
  readonly recordId: string;
  /** In Salesforce; empty where it has none. */
  readonly leadId: string;
  /** Known before anybody has heard of the handoff: it is made of the record and of when that got its status. */
  readonly handoffId: string;
}

const recordSchema = z.object({
  propertiesWithHistory: z.record(
    z.string(),
    z.array(z.object({ value: z.string(), timestamp: z.string() })),
  ),
});

/** Puts a new record, which nobody has told of yet, and what it leads to in Salesforce. */
export async function putThings(cloud: TestCloud, name: KindName): Promise<Things> {
  const kind: Kind = KINDS[name];
  const isDeal = kind.record === 'deal';
  const leadId = isDeal ? '' : putLead(cloud, 'Soak');
  const recordId = isDeal
    ? await putDeal(cloud)
    : await putContact(cloud, { [kind.property]: kind.value, salesforceleadid: leadId });
  const path = `records/${kind.records}/${recordId}`;
  const { propertiesWithHistory } = recordSchema.parse(await control(cloud.sandbox.url, path));
  // HubSpot leaves out thousandths that are none.
  const since = new Date(propertiesWithHistory[kind.property]?.[0]?.timestamp ?? '').toISOString();
  const record = recordKey({ source: 'hubspot', objectType: kind.record, objectId: recordId });
  const handoffId = stableId('handoff', kind.contract, record, kind.status, since);
  return { kind: name, recordId, leadId, handoffId };
}
