/** Custom metrics, by the name under which Lambdas publish them and alarms watch them. */
export const METRICS_NAMESPACE = 'Baton';
export const METRICS = {
  /** A delivery whose sender could not be proved. */
  forgedDelivery: 'ForgedDelivery',
  /** A delivery that we could not keep: the queue failed, or our own secret is unset. */
  deliveryNotKept: 'DeliveryNotKept',
  /** Somebody changed or removed an item of the append-only log. */
  logTampered: 'LogTampered',
  /** What a worker sent and was told could not be kept; its work is not concerned. */
  attemptNotKept: 'AttemptNotKept',
  /** The watchdog made its round. */
  watchdogRound: 'WatchdogRound',
  /** Since when a system's credential stands, or its access token was last renewed; by system. */
  credentialAge: 'CredentialAge',
} as const;
