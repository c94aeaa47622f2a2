/** Every system that shows an owner here, as contracts call it. */
export const SYSTEMS = ['hubspot', 'salesforce', 'asana', 'http-board'] as const;
export type System = (typeof SYSTEMS)[number];

/** One kind of handoff: a contract and the systems that it writes. */
export interface Kind {
  readonly contract: string;
  readonly systems: readonly System[];
  /** Of the records in HubSpot, one and many. */
  readonly record: 'contact' | 'deal';
  readonly records: 'contacts' | 'deals';
  /** What the record takes, so that the handoff begins. */
  readonly property: string;
  readonly value: string;
  /** What the contract calls that. */
  readonly status: string;
}

/** The shipped contracts, and the one for leads once more with what is half done taken back. */
export const KINDS = {
  lead: {
    contract: 'sales-qualified-lead',
    systems: ['hubspot', 'salesforce'],
    record: 'contact',
    records: 'contacts',
    property: 'lifecyclestage',
    value: 'salesqualifiedlead',
    status: 'sales-qualified',
  },
  customer: {
    contract: 'taken-back',
    systems: ['hubspot', 'salesforce'],
    record: 'contact',
    records: 'contacts',
    property: 'lifecyclestage',
    value: 'customer',
    status: 'customer',
  },
  kickoff: {
    contract: 'kickoff',
    systems: ['hubspot', 'asana', 'http-board'],
    record: 'deal',
    records: 'deals',
    property: 'dealstage',
    value: 'closedwon',
    status: 'won',
  },
} as const satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof KINDS;

export const KIND_NAMES: readonly KindName[] = ['lead', 'customer', 'kickoff'];

/** Whether handoffs of a kind write a system. */
export function writes(kind: KindName, system: System): boolean {
  return KINDS[kind].systems.some((written) => written === system);
}
