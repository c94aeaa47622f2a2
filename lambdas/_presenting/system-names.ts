/** What people call the systems that records come from. */
export const SYSTEM_NAMES = { hubspot: 'HubSpot', salesforce: 'Salesforce', asana: 'Asana' } as const;
