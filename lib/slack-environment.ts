import type { BatonFunction } from './constructs/baton-function.ts';
import type { SlackSettings, Stage } from './stage.ts';

/** Slack answers in well under a second; whoever it keeps waiting is told by mail, in the same Lambda. */
const LONGEST_SLACK_MS = 5000;

/** Tells a Lambda how Slack is reached. */
export const setSlack = (user: BatonFunction, { settings }: Stage, { baseUrl }: SlackSettings): void => {
  user.set('SLACK_BASE_URL', baseUrl);
  user.set('SLACK_TIMEOUT_MS', String(Math.min(settings.vendorTimeoutMs, LONGEST_SLACK_MS)));
};
