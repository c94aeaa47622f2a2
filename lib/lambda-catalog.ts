import type { StageSettings } from './stage.ts';

/** Every Lambda by the name of its folder, with its timeout in seconds on a stage that sets no lower bound. */
export const LAMBDA_TIMEOUT_SECONDS = {
  'receive-webhook': 4,
  'admit-event': 30,
  relay: 30,
  'offer-handoff': 20,
  'answer-offer': 10,
  // Slack waits for three seconds; a second more lets what was late still be kept.
  'answer-slack': 4,
  'advance-handoff': 10,
  wake: 30,
  watchdog: 60,
  'measure-contracts': 60,
  // It asks the operator API page by page, and all systems of a few handoffs.
  'tell-monday': 75,
  'start-sync': 10,
  // Six requests of ten seconds, ten more before it is read back, and as much for its own tables.
  'sync-target': 80,
  'decide-incident': 10,
  'show-my-work': 20,
  'follow-handoff': 10,
  operate: 20,
  'look-up': 20,
  'tend-incidents': 10,
  'show-incidents': 20,
  'trace-handoff': 20,
  'rehearse-handoff': 20,
  // Two requests of ten seconds, one after the other, to all systems at once.
  'compare-handoff': 25,
  // Two requests of ten seconds, one after the other, before anything is stored.
  'store-secret': 25,
  'send-notice': 20,
  'note-delivery': 10,
} as const;

export type LambdaName = keyof typeof LAMBDA_TIMEOUT_SECONDS;

/** The timeout that a Lambda has on a stage; where steps take seconds, all Lambdas are as quick. */
export const timeoutSeconds = (name: LambdaName, settings: StageSettings): number =>
  Math.min(LAMBDA_TIMEOUT_SECONDS[name], settings.longestLambdaSeconds);
