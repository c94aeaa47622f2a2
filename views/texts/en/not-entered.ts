import { refusalPhrase } from '#domain/story/refusal-phrase.ts';
import { ownValue } from '#domain/own-value.ts';
import type { Cause } from '../../cause.ts';
import { quoted, words } from './phrases.ts';

type TargetFailed = Extract<Cause, { kind: 'target-failed' }>;

interface Told {
  readonly headline: string;
  readonly sentence: string;
}

/** Why a system does not show the new owner as it should, and what helps. */
export const notEntered = (cause: TargetFailed): Told =>
  ownValue(KNOWN, cause.errorClass)?.(cause) ?? (isMisfit(cause) ? misfit(cause) : refused(cause));

const KNOWN: Readonly<Record<string, (cause: TargetFailed) => Told>> = {
  'no-connector': ({ system }) => ({
    headline: `${system} is not connected`,
    sentence: `The new owner could not be entered in ${system}, because ${system} is not connected to Baton here, or not any more. Have it connected and then have Baton try again, or do without it.`,
  }),
  'no-record': ({ system, field }) => ({
    headline: `Which record in ${system}?`,
    sentence: `The record does not say which one in ${system} is meant: its property ${named(field)} is empty. Nothing was written there. Fill it in and then have Baton try again.`,
  }),
  'came-out-empty': ({ system, field }) => ({
    headline: `${system}: the field ${named(field)} would be empty`,
    sentence: `Nothing was made in ${system}: the field ${named(field)} would be empty, because the properties of the record that it is made of are empty, or are not called as the contract says. Fill them in and then have Baton try again. If the contract is wrong: what has begun keeps the contract it began under, so correct it, cancel this and hand it over anew.`,
  }),
  'not-as-expected': ({ system, field }) => ({
    headline: `${system} does not show all that is expected`,
    sentence: `The new owner was entered in ${system}, but what the contract expects besides has not come: ${named(field)}. See to it there and then have Baton try again.`,
  }),
  unverifiable: ({ system }) => ({
    headline: `${system} cannot be read back`,
    sentence: `${system} took the new owner and shows the record to Baton no more, so nothing proves it. Let Baton’s user there see all records and then have Baton try again.`,
  }),
};

/** What is found before anything is sent: it would be the same a second time. */
const MISFITS: ReadonlySet<string> = new Set(['too-long', 'unknown-field']);

const isMisfit = ({ errorClass }: TargetFailed): boolean =>
  errorClass.startsWith('not-') ? errorClass !== 'not-found' : MISFITS.has(errorClass);

const misfit = ({ system, errorClass, field }: TargetFailed): Told => ({
  headline: `A value does not fit ${system}`,
  sentence: `The value for the field ${named(field)} in ${system} does not fit (${words(errorClass)}), and nothing was written there. Correct the record it comes from and then have Baton try again. If the contract is wrong: what has begun keeps the contract it began under, so correct it, cancel this and hand it over anew.`,
});

const refused = ({ system, errorClass, field }: TargetFailed): Told => ({
  headline: `${system} could not be changed`,
  sentence: `The new owner could not be entered in ${system}${field === undefined ? '' : ` (field ${quoted(field)})`}: ${refusalPhrase(errorClass)}.`,
});

const named = (field: string | undefined): string => quoted(field ?? '');
