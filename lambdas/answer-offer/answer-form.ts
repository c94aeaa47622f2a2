import * as z from 'zod';
import { codeProblem } from '#application/links.ts';
import type { AnswerOffer } from '#domain/handoff/commands.ts';
import type { SnoozeTime } from '#lambdas/_presenting/snooze-times.ts';
import { offerAnswers, offerFormFields as names } from '#views/pages/offer-form.ts';
import type { OfferFormEntries, OfferFormError } from '#views/pages/offer-form.ts';
import { localMoment } from './local-moment.ts';

/** What a person sent, and what was wrong with it. */
export interface AnswerForm {
  readonly entered: OfferFormEntries;
  readonly errors: readonly OfferFormError[];
}

type GivenAnswer =
  | Pick<Extract<AnswerOffer, { type: 'AcceptOffer' }>, 'type' | 'startBy'>
  | Pick<Extract<AnswerOffer, { type: 'DeclineOffer' }>, 'type' | 'reason'>
  | Pick<Extract<AnswerOffer, { type: 'ReturnHandoff' }>, 'type' | 'reason' | 'missing'>
  | Pick<Extract<AnswerOffer, { type: 'HandOn' }>, 'type' | 'to'>
  | Pick<Extract<AnswerOffer, { type: 'SnoozeOffer' }>, 'type' | 'until'>;

export type ParsedAnswer =
  | { readonly kind: 'answer'; readonly answer: GivenAnswer; readonly note: string | undefined }
  | { readonly kind: 'wrong'; readonly errors: readonly OfferFormError[] };

/** What a right form must bring: the log takes codes that the page offered, and nothing else. */
export interface ExpectedAnswer {
  readonly code: string | undefined;
  readonly isFresh: boolean;
  readonly declineReasons: readonly string[];
  readonly returnReasons: readonly string[];
  readonly fields: readonly string[];
  /** Those to whom it may be handed on; who of them has said no is the decision's to know. */
  readonly people: readonly string[];
  readonly times: readonly SnoozeTime[];
  /** Where whoever answers lives. */
  readonly timeZone: string;
}

const answerSchema = z.enum(offerAnswers);
const LONGEST_NOTE = 2000;

/** What the form brought, untouched: it is shown again when something is wrong. */
export function entriesOf(form: URLSearchParams): OfferFormEntries {
  const text = (name: string): string | undefined => form.get(name)?.slice(0, LONGEST_NOTE) ?? undefined;
  return {
    code: text(names.code),
    answer: text(names.answer),
    declineReason: text(names.declineReason),
    declineNote: text(names.declineNote),
    returnReason: text(names.returnReason),
    returnNote: text(names.returnNote),
    missing: form.getAll(names.missing),
    handOnTo: text(names.handOnTo),
    handOnNote: text(names.handOnNote),
    until: text(names.until),
    startBy: text(names.startBy),
  };
}

/** The answer in a form, or everything that is wrong with it at once. */
export function answerFrom(entered: OfferFormEntries, expected: ExpectedAnswer): ParsedAnswer {
  const errors = [...formErrors(entered, expected)];
  const answer = answerSchema.safeParse(entered.answer);
  if (!answer.success) return { kind: 'wrong', errors: [...errors, 'no-answer'] };
  const given = answerOf(answer.data, entered, expected);
  if (typeof given === 'string') return { kind: 'wrong', errors: [...errors, given] };
  if (errors.length > 0) return { kind: 'wrong', errors };
  return { kind: 'answer', answer: given, note: noteOf(answer.data, entered) };
}

function formErrors({ code }: OfferFormEntries, expected: ExpectedAnswer): readonly OfferFormError[] {
  const problem = expected.isFresh ? codeProblem(expected, code) : 'form-too-old';
  return problem === undefined ? [] : [problem];
}

function answerOf(
  answer: z.infer<typeof answerSchema>,
  {
    declineReason,
    returnReason,
    missing = [],
    handOnTo,
    until: chosen,
    startBy: chosenStart,
  }: OfferFormEntries,
  expected: ExpectedAnswer,
): GivenAnswer | OfferFormError {
  switch (answer) {
    case 'accept': {
      const startBy = startByOf(chosenStart, expected);
      return startBy === 'no-time' ? startBy : { type: 'AcceptOffer', ...startBy };
    }
    case 'decline':
      return isOneOf(expected.declineReasons, declineReason)
        ? { type: 'DeclineOffer', reason: declineReason }
        : 'no-decline-reason';
    case 'return': {
      if (!isOneOf(expected.returnReasons, returnReason)) return 'no-return-reason';
      const known = missing.filter((field) => expected.fields.includes(field));
      return { type: 'ReturnHandoff', reason: returnReason, missing: known };
    }
    case 'hand-on':
      return isOneOf(expected.people, handOnTo) ? { type: 'HandOn', to: handOnTo } : 'no-colleague';
    case 'later': {
      const until = expected.times.find(({ value }) => value === chosen)?.until;
      return until === undefined ? 'no-until' : { type: 'SnoozeOffer', until };
    }
  }
}

/** In the clocks of whoever accepts; an empty field means the contract's own deadline. */
function startByOf(
  entered: string | undefined,
  { timeZone }: ExpectedAnswer,
): { readonly startBy?: string } | 'no-time' {
  const written = entered?.trim() ?? '';
  if (written === '') return {};
  const startBy = localMoment(written, timeZone);
  return startBy === undefined ? 'no-time' : { startBy };
}

function isOneOf(known: readonly string[], given: string | undefined): given is string {
  return given !== undefined && known.includes(given);
}

function noteOf(answer: z.infer<typeof answerSchema>, entered: OfferFormEntries): string | undefined {
  const text = noteBeside(answer, entered)?.trim() ?? '';
  return text === '' ? undefined : text;
}

function noteBeside(answer: z.infer<typeof answerSchema>, entered: OfferFormEntries): string | undefined {
  switch (answer) {
    case 'decline':
      return entered.declineNote;
    case 'return':
      return entered.returnNote;
    case 'hand-on':
      return entered.handOnNote;
    case 'accept':
    case 'later':
      return undefined;
  }
}
