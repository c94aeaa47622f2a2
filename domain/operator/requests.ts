import * as z from 'zod';
import type { ConsentingSystem } from './credential-note.ts';
import { grantSchema } from '../ports/grants.ts';
import { parseDuration } from '../contract/duration.ts';
import { isHttpTarget } from '../contract/target.ts';
import type { HttpTargetName } from '../contract/target.ts';
import { reasonSchema } from './reason.ts';

/** Every status that a list can be narrowed to: those of handoffs, then those of events that wait to become one. */
export const LISTED_STATUSES = [
  'deciding',
  'offered',
  'postponed',
  'observed',
  'syncing',
  'rolling-back',
  'held',
  'cancelling',
  'completed',
  'cancelled',
  'blocked',
  'released',
  'discarded',
] as const;

/** So many rows of the list are told at once, at most. */
export const LARGEST_LIST_PAGE = 100;

/** What may stand behind the `?` of the list. */
export const listRequestSchema = z.strictObject({
  contract: z.string('the name of a contract').min(1).optional(),
  status: z.enum(LISTED_STATUSES, `one of ${LISTED_STATUSES.join(', ')}`).optional(),
  cursor: z.string('the cursor of an earlier page').min(1).optional(),
  limit: z.coerce
    .number(`a whole number from 1 to ${String(LARGEST_LIST_PAGE)}`)
    .int('a whole number')
    .min(1, '1 or more')
    .max(LARGEST_LIST_PAGE, `${String(LARGEST_LIST_PAGE)} or less`)
    .default(25),
});

/** What may stand behind the `?` of the attempts of a handoff. */
export const attemptsRequestSchema = z.strictObject({
  target: z.string('the name of a target').min(1, 'the name of a target').optional(),
});

/** What an operator can do with a handoff, or with an event that waits to become one. */
export const decisionSchema = z.enum([
  'retry',
  'release',
  'reassign',
  'start',
  'skip-target',
  'roll-back',
  'replay',
  'cancel',
]);
export type OperatorDecision = z.infer<typeof decisionSchema>;

export const decisionRequestSchema = z.strictObject({
  reason: reasonSchema,
  to: z.string('the id of a person').min(1, 'the id of a person').optional(),
  /** Only while this person is asked. */
  from: z.string('the id of a person').min(1, 'the id of a person').optional(),
  /** What is done without. */
  target: z.string('the name of a target').min(1, 'the name of a target').optional(),
  /** What is done once more; all of it without these. */
  targets: z.array(z.string().min(1), 'names of targets').min(1, 'the names of targets').optional(),
});
export type DecisionRequest = z.input<typeof decisionRequestSchema>;

const MAPPING_DAYS = 30;
const MOST_MAPPING_DAYS = 366;

/** `endsAt` wins over `days`; without either a mapping lasts 30 days. */
export const mappingRequestSchema = z.strictObject({
  value: z.string('the value that the system sends').min(1, 'the value that the system sends'),
  status: z.string('a status of the contract').min(1, 'a status of the contract'),
  endsAt: z.iso.datetime('an instant such as 2030-01-31T12:00:00Z').optional(),
  days: z
    .number('a number of days')
    .positive('a number of days above 0')
    .max(MOST_MAPPING_DAYS, `at most ${MOST_MAPPING_DAYS} days`)
    .default(MAPPING_DAYS),
  /** Refused where no event waits for the value: most often it is misspelt then. */
  onlyIfWaiting: z.boolean('true or false').default(false),
  reason: reasonSchema,
});
export type MappingRequest = z.input<typeof mappingRequestSchema>;

export const anEnd =
  'a date such as 2030-01-31, an instant such as 2030-01-31T12:00:00Z, or a duration such as 4h';
/** Whether a text says an end: a day, an instant, or how long from now on. */
export const isEnd = (text: string): boolean =>
  parseDuration(text) !== undefined ||
  z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(text).success;

/** A day, the last one included, where the contract owner is; an instant; or how long from now on. */
export const pauseRequestSchema = z.strictObject({
  until: z.string(anEnd).refine(isEnd, anEnd),
  reason: reasonSchema,
});
export type PauseRequest = z.input<typeof pauseRequestSchema>;
export const resumeRequestSchema = z.strictObject({ reason: reasonSchema });
export type ResumeRequest = z.input<typeof resumeRequestSchema>;

const dayOrInstant = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'a date such as 2030-12-24, or an instant such as 2030-12-24T12:00:00Z',
});

/** Dates are whole days where the person is: an absence begins with `from` and lasts until the end of `until`. */
export const absenceRequestSchema = z.strictObject({
  from: dayOrInstant,
  until: dayOrInstant,
  delegate: z.string('the id of a person').min(1, 'the id of a person').optional(),
  reason: reasonSchema,
  /** What becomes of their open offers if it begins by now; with 'show' nothing is entered while there are any. */
  offers: z.enum(['show', 'move', 'keep'], 'one of show, move, keep').default('move'),
});
export type AbsenceRequest = z.input<typeof absenceRequestSchema>;
export const clearRequestSchema = z.strictObject({ reason: reasonSchema });
export type ClearRequest = z.input<typeof clearRequestSchema>;

/** Why every personal link of somebody's ends. */
export const revokeRequestSchema = z.strictObject({ reason: reasonSchema });
export type RevokeRequest = z.input<typeof revokeRequestSchema>;

/** `confirm`: erased is only with it, else it is counted what would be. `cursor`: the `next` of the part before. */
export const erasureRequestSchema = z.strictObject({
  reason: reasonSchema,
  confirm: z.boolean('true or false').default(false),
  cursor: z.string('the cursor of an earlier part').min(1, 'the cursor of an earlier part').optional(),
});
export type ErasureRequest = z.input<typeof erasureRequestSchema>;

/** The secrets that an operator fills. */
export const SECRET_NAMES = [
  'hubspot-client-secret',
  'hubspot-token',
  'slack-signing-secret',
  'slack-bot-token',
  'salesforce-client',
  'asana-token',
  'on-call-webhook',
] as const;
/** Besides, each system that a team describes itself has one, by the name of its target: `http-<name>`. */
export const secretNameSchema = z.union([z.enum(SECRET_NAMES), z.custom<HttpTargetName>(isHttpTarget)]);
export type SecretName = z.infer<typeof secretNameSchema>;

/** In which secret the credential of a system stands that a person may consent to. */
export const CREDENTIAL_OF = {
  hubspot: 'hubspot-token',
  salesforce: 'salesforce-client',
  asana: 'asana-token',
} as const satisfies Record<ConsentingSystem, SecretName>;

export const secretRequestSchema = z.strictObject({
  value: z.string('the secret').trim().min(1, 'a secret that is not empty'),
  /** Stored also where the system does not say whether it takes it. One that it refuses is never stored. */
  untried: z.boolean('true or false').default(false),
});
export type SecretRequest = z.input<typeof secretRequestSchema>;

/** What a person's consent has given to an app of the team, to be kept. */
export const connectRequestSchema = z.strictObject({
  clientId: z.string('the id of the app').min(1, 'the id of the app'),
  clientSecret: z.string('the secret of the app').min(1, 'the secret of the app'),
  grant: grantSchema,
});
export type ConnectRequest = z.input<typeof connectRequestSchema>;
