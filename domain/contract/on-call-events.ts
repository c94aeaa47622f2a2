/** What the webhook of whoever is on call may be told of. */
export const ON_CALL_EVENTS = ['incident.escalated', 'incident.resolved'] as const;
export type OnCallEventType = (typeof ON_CALL_EVENTS)[number];
