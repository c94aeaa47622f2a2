/** The names of the buttons and selects in an offer's message. */
export const offerActions = {
  accept: 'accept',
  decline: 'decline',
  declineReason: 'decline-reason',
  sendBack: 'return',
  returnReason: 'return-reason',
  missing: 'missing',
  handOn: 'hand-on',
  handOnTo: 'hand-on-to',
  later: 'later',
  until: 'until',
  start: 'start',
} as const;
