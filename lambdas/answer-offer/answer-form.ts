import * as z from 'zod';
import { codeProblem } from '#application/links.ts';
import type { AnswerOffer } from '#domain/handoff/commands.ts';
import { offerAnswers, offerFormFields as names } from '#views/pages/offer-form.ts';
import type { OfferFormEntries, OfferFormError } from '#views/pages/offer-form.ts';

/** What a person sent, and what was wrong with it. */
export interface AnswerForm {
  readonly entered: OfferFormEntries;
  readonly errors: readonly OfferFormError[];
}

type GivenAnswer =
  | Pick<Extract<AnswerOffer, { type: 'AcceptOffer' }>, 'type'>
  | Pick<Extract<AnswerOffer, { type: 'DeclineOffer' }>, 'type' | 'reason'>
  | Pick<Extract<AnswerOffer, { type: 'ReturnHandoff' }>, 'type' | 'reason' | 'missing'>;

export type ParsedAnswer =
  | { readonly kind: 'answer'; readonly answer: GivenAnswer; readonly note: string | undefined }
  | { readonly kind: 'wrong'; readonly errors: readonly OfferFormError[] };

/** What a right form must bring: the log takes codes that the page offered, and nothing else. */
export interface ExpectedAnswer {
  readonly code: string;
  readonly isFresh: boolean;
  readonly declineReasons: readonly string[];
  readonly returnReasons: readonly string[];
  readonly fields: readonly string[];
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
  { declineReason, returnReason, missing = [] }: OfferFormEntries,
  expected: ExpectedAnswer,
): GivenAnswer | OfferFormError {
  switch (answer) {
    case 'accept':
      return { type: 'AcceptOffer' };
    case 'decline':
      return isOneOf(expected.declineReasons, declineReason)
        ? { type: 'DeclineOffer', reason: declineReason }
        : 'no-decline-reason';
    case 'return': {
      if (!isOneOf(expected.returnReasons, returnReason)) return 'no-return-reason';
      const known = missing.filter((field) => expected.fields.includes(field));
      return { type: 'ReturnHandoff', reason: returnReason, missing: known };
    }
  }
}

function isOneOf(known: readonly string[], given: string | undefined): given is string {
  return given !== undefined && known.includes(given);
}

function noteOf(answer: z.infer<typeof answerSchema>, entered: OfferFormEntries): string | undefined {
  const note =
    answer === 'decline' ? entered.declineNote : answer === 'return' ? entered.returnNote : undefined;
  const text = note?.trim() ?? '';
  return text === '' ? undefined : text;
}
