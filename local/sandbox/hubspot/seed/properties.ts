import type { ObjectType } from '../portal/object-type.ts';
import type { PropertyDefinition } from '../portal/property-definition.ts';
import { choice, datetime, number, owner, text } from './define.ts';
import { dealPipelines } from './pipelines.ts';

const system = { readOnly: true };
const own = { hubspotDefined: false, groupName: 'baton' };

/** Every kind of object has these: its identity, its owner and what Baton shows on it. */
function shared(modified: string): PropertyDefinition[] {
  return [
    text('hs_object_id', 'Record ID', { type: 'number', fieldType: 'number', ...system }),
    datetime('createdate', 'Create date', system),
    datetime(modified, 'Last modified date', system),
    owner('hubspot_owner_id', 'Owner'),
    text('baton_handoff_id', 'Handoff', own),
    text('baton_state', 'Handoff state', own),
    text('baton_offered_to', 'Offered to', own),
    text('baton_accepted_by', 'Accepted by', own),
    datetime('baton_since', 'In this state since', own),
  ];
}

const lifecycleStages = {
  subscriber: 'Subscriber',
  lead: 'Lead',
  marketingqualifiedlead: 'Marketing Qualified Lead',
  salesqualifiedlead: 'Sales Qualified Lead',
  opportunity: 'Opportunity',
  customer: 'Customer',
  evangelist: 'Evangelist',
  other: 'Other',
};

/** The stages of all pipelines are options of one property. */
const dealStages = dealPipelines.flatMap(({ stages }) => stages.map(({ id, label }) => [id, label] as const));
const pipelineNames = dealPipelines.map(({ id, label }) => [id, label] as const);

const contacts: readonly PropertyDefinition[] = [
  ...shared('lastmodifieddate'),
  text('email', 'Email', { hasUniqueValue: true }),
  text('firstname', 'First name'),
  text('lastname', 'Last name'),
  text('phone', 'Phone number', { type: 'phone_number', fieldType: 'phonenumber' }),
  text('company', 'Company name'),
  text('jobtitle', 'Job title'),
  text('notes_next_step', 'Next step', { fieldType: 'textarea', hubspotDefined: false }),
  choice('lifecyclestage', 'Lifecycle stage', Object.entries(lifecycleStages)),
  choice(
    'hs_lead_status',
    'Lead status',
    Object.entries({
      NEW: 'New',
      OPEN: 'Open',
      IN_PROGRESS: 'In progress',
      CONNECTED: 'Connected',
      UNQUALIFIED: 'Unqualified',
    }),
  ),
  text('salesforceleadid', 'Salesforce lead ID'),
  number('expected_amount', 'Expected amount'),
  number('numemployees', 'Number of employees'),
];

const companies: readonly PropertyDefinition[] = [
  ...shared('hs_lastmodifieddate'),
  text('name', 'Company name'),
  text('domain', 'Company domain name', { hasUniqueValue: true }),
  number('annualrevenue', 'Annual revenue'),
  choice('lifecyclestage', 'Lifecycle stage', Object.entries(lifecycleStages)),
];

const deals: readonly PropertyDefinition[] = [
  ...shared('hs_lastmodifieddate'),
  text('dealname', 'Deal name'),
  choice('pipeline', 'Pipeline', pipelineNames),
  choice('dealstage', 'Deal stage', dealStages),
  number('amount', 'Amount'),
  datetime('closedate', 'Close date'),
  text('description', 'Deal description', { fieldType: 'textarea' }),
];

/** The definitions of the seeded portal: a fresh copy, because apps may add to it. */
export function seedProperties(): Record<ObjectType, PropertyDefinition[]> {
  return { contacts: [...contacts], companies: [...companies], deals: [...deals] };
}
