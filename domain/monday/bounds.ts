/**
 * What a report reads at most, so that it is done in a minute however much there is. The pages are those of the operator
 * API, each behind an index: of every contract the newest handoffs of its window and the oldest that wait, a log each; of
 * incidents the newest that are open and that are over, a log each; of completed handoffs the newest in the list; of those
 * that are compared, one request or two to each of their systems.
 */
export const BOUNDS = {
  /** Handoffs that are measured, of each contract: begun in its window, and as many that wait. */
  measured: 1_000,
  /** Incidents of each kind: open, and over. */
  incidents: 300,
  /** Handoffs and blocked events among which completed ones are looked for. */
  listed: 600,
  /** Completed handoffs that are compared, and that are tried for it: some have been superseded. */
  compared: 3,
  tried: 6,
} as const;

const HOUR = 60 * 60;

/** Incidents that opened within so long are named one by one. */
export const INCIDENTS_SECONDS = 48 * HOUR;
/** The week that impact and the choice of handoffs look back on. */
export const WEEK_SECONDS = 7 * 24 * HOUR;
/** A source that has sent nothing for so long is worth a look: a weekend is not. */
export const QUIET_SECONDS = 3 * 24 * HOUR;
