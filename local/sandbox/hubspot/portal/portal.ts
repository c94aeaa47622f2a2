import { seedOwners } from '../seed/owners.ts';
import { dealPipelines } from '../seed/pipelines.ts';
import { seedProperties } from '../seed/properties.ts';
import { seedLinks, seedRecords } from '../seed/records.ts';
import type { ObjectType } from './object-type.ts';
import type { Owner } from './owner.ts';
import type { Pipeline } from './pipeline.ts';
import type { PropertyDefinition } from './property-definition.ts';
import { LinkStore } from './link-store.ts';
import { RecordStore } from './record-store.ts';

/** Everything that an account at HubSpot holds. */
export interface Portal {
  readonly owners: readonly Owner[];
  readonly properties: Readonly<Record<ObjectType, PropertyDefinition[]>>;
  readonly pipelines: Readonly<Partial<Record<ObjectType, readonly Pipeline[]>>>;
  readonly records: RecordStore;
  readonly links: LinkStore;
}

/** The small portal of a fictitious company, as it stood before `now` (ms). */
export function seededPortal(now: number): Portal {
  const records = new RecordStore();
  seedRecords(records, now);
  const links = new LinkStore();
  seedLinks(links);
  return {
    ...{ owners: seedOwners, properties: seedProperties(), pipelines: { deals: dealPipelines } },
    ...{ records, links },
  };
}
