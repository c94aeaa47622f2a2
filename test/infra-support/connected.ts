/** Every system that a stage can have besides HubSpot. */
export const CONNECTED = {
  slack: { baseUrl: 'https://slack.com' },
  salesforce: { baseUrl: 'https://northwind.my.salesforce.com', lateApplicationSeconds: 30 },
  asana: { baseUrl: 'https://app.asana.com', lateApplicationSeconds: 30 },
  http: { board: { baseUrl: 'https://board.example.com/v1', lateApplicationSeconds: 30 } },
};

/** A stage with HubSpot alone. */
export const HUBSPOT_ONLY = { salesforce: undefined, asana: undefined, http: undefined };
