import {
  CannotSignError,
  NotPermittedError,
  RefusedError,
  UnexpectedAnswerError,
  UnreachableError,
} from '#adapters/operator-api/errors.ts';
import { PortalError } from '#adapters/hubspot/portal.ts';
import { SlackListError } from '#adapters/slack/members.ts';
import { NoSuchOptionError, NotSaidError } from './ask.ts';
import { ConnectError } from './connect/connect-error.ts';
import { BadDraftError } from './contracts/bad-draft.ts';
import { DirectoryNotInOrderError } from './contracts/directory-not-in-order.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { NoPlaceError } from './place.ts';
import { NoTokenError } from './portal-settings.ts';
import { NoSecretError } from './read-secret.ts';

/** Why a command failed: a stable word, what happened, and what to do next. */
export interface Failure {
  readonly word: string;
  readonly sentence: string;
  readonly next?: string;
  readonly exitCode: ExitCode;
}

/** What whoever calls can put right by calling otherwise. */
const USAGE_ERRORS = [
  NoPlaceError,
  NoSecretError,
  NoTokenError,
  NotSaidError,
  NoSuchOptionError,
  BadDraftError,
  DirectoryNotInOrderError,
] as const;

/** A known way of failing, in words; undefined for what is a defect of ours. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof RefusedError) return refused(error);
  if (error instanceof PortalError)
    return { word: 'hubspot-unreadable', sentence: error.message, exitCode: EXIT.noAccess };
  if (error instanceof SlackListError)
    return { word: 'slack-unreadable', sentence: error.message, exitCode: EXIT.noAccess };
  if (USAGE_ERRORS.some((kind) => error instanceof kind) && error instanceof Error) {
    return { word: 'usage', sentence: error.message, exitCode: EXIT.usage };
  }
  if (error instanceof UnreachableError) {
    const next = 'Check the address; for one on this machine, check that `npm start` is running.';
    return { word: 'unreachable', sentence: error.message, next, exitCode: EXIT.noAccess };
  }
  if (error instanceof NotPermittedError) {
    const next =
      'Check the AWS profile, and that it has one of the policies for operators: read, operate, administer.';
    return { word: 'not-permitted', sentence: error.message, next, exitCode: EXIT.noAccess };
  }
  if (error instanceof ConnectError)
    return { word: 'not-connected', sentence: error.message, next: error.next, exitCode: EXIT.failed };
  if (error instanceof CannotSignError) return cannotSign(error);
  if (error instanceof UnexpectedAnswerError) {
    const next = `Nothing is known to have changed: look with \`npx baton show\`, and at the log lines of the function baton-<stage>-${error.lambda}.`;
    return { word: 'unexpected-answer', sentence: error.message, next, exitCode: EXIT.failed };
  }
  return undefined;
}

function refused({ status, error }: RefusedError): Failure {
  const next = error.suggestion === undefined ? {} : { next: `Did you mean ${error.suggestion}?` };
  const exitCode = status === 400 ? EXIT.usage : EXIT.failed;
  return { word: error.word, sentence: error.sentence, ...next, exitCode };
}

function cannotSign(error: CannotSignError): Failure {
  const next =
    error.missing === 'region'
      ? 'Set AWS_REGION, or give the profile a region.'
      : 'Set AWS_PROFILE or give --profile, and sign in (for example with `aws sso login`).';
  return { word: `no-${error.missing}`, sentence: error.message, next, exitCode: EXIT.noAccess };
}
