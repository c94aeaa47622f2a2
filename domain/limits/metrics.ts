/** Custom metrics, by the name under which Lambdas publish them and alarms watch them. */
export const METRICS_NAMESPACE = 'Baton';
export const METRICS = {
  /** A delivery whose sender could not be proved. */
  forgedDelivery: 'ForgedDelivery',
  /** A delivery that we could not keep: the queue failed, or our own secret is unset. */
  deliveryNotKept: 'DeliveryNotKept',
  /** Somebody opened a page, sent a form or pressed a button, and met a fault of ours. */
  personNotAnswered: 'PersonNotAnswered',
  /** Somebody changed or removed an item of the append-only log. */
  logTampered: 'LogTampered',
  /** What a worker sent and was told could not be kept; its work is not concerned. */
  attemptNotKept: 'AttemptNotKept',
  /** The watchdog made its round. */
  watchdogRound: 'WatchdogRound',
  /** A machine step was overdue, or a deadline had no timer, and it was made to go on: a repair, which is a sign and no success. */
  stepRepaired: 'StepRepaired',
  /** Since when a system's credential stands, or its access token was last renewed; by system. */
  credentialAge: 'CredentialAge',
} as const;

/**
 * What is published of each contract, with the dimension `contract`. CloudWatch asks $0.30 a month for each metric of
 * each contract, so there are eight; everything else is in `baton metrics`.
 */
export const CONTRACT_METRICS = {
  /** Seconds from the first offer to the first acceptance, counted like the deadline. */
  timeToAcknowledge: 'TimeToAcknowledge',
  /** 1 if somebody accepted by the deadline of the first offer, else 0: once for each handoff that came so far. */
  acknowledgedInTime: 'AcknowledgedInTime',
  /** 1 for an offer that expired, 0 for one that was answered. */
  offerExpired: 'OfferExpired',
  /** 1 when a system refuses or does not show the owner for the first time, 0 when every system does without that. */
  syncFailed: 'SyncFailed',
  /** Seconds from the acceptance until every system shows the owner. */
  syncDelay: 'SyncDelay',
  /** 1 for an event that is blocked, 0 for one that begins a handoff. */
  eventBlocked: 'EventBlocked',
  /** How much of the time until its deadline the oldest that waits has used: more than 1 is late. 0: nothing waits. */
  oldestWaiting: 'OldestWaiting',
  /** The sum of what is at stake in what waits. */
  waitingAmount: 'WaitingAmount',
} as const;
export type ContractMetric = (typeof CONTRACT_METRICS)[keyof typeof CONTRACT_METRICS];
