import { asNumber } from '#domain/mapping/exact-number.ts';
import { asBoolean, asMail, choicesOf, isWithin, sameForm } from '../values/forms.ts';
import type { Comparison } from '../values/forms.ts';

/**
 * Equal after what HubSpot is known to do to values: surrounding space, number, boolean, date and telephone forms,
 * the order of several choices, letter case of mail addresses. Everything else that differs is another value.
 * Source: HubSpot's properties guide and knowledge base (telephone numbers with validation).
 */
export function isSame(property: string, wanted: string, shown: string): boolean {
  const [left, right] = [wanted.trim(), shown.trim()];
  if (left === right) return true;
  if (isSamePhone(property, left, right)) return true;
  return COMPARISONS.some((same) => same(left, right));
}

const COMPARISONS: readonly Comparison[] = [
  sameForm(asNumber),
  sameForm(asBoolean),
  sameForm(asInstant),
  sameForm(asMail),
  isSameChoice,
];

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
/** Ms since 1970 of a day between 1973 and 2286. */
const INSTANT_MS = /^\d{12,13}$/;

/** A date is midnight UTC, as HubSpot takes it. */
function asInstant(text: string): number | undefined {
  if (INSTANT_MS.test(text)) return Number(text);
  const instant = ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

/** A wanted value that begins with `;` adds to the choices that are there already; otherwise the sets are equal. */
function isSameChoice(wanted: string, shown: string): boolean {
  if (!wanted.includes(';') && !shown.includes(';')) return false;
  const [left, right] = [choicesOf(wanted), choicesOf(shown)];
  return isWithin(left, right) && (wanted.startsWith(';') || isWithin(right, left));
}

const PHONE = /^\+?[\d\s().-]{5,}$/;

/** International numbers by their digits; national ones only where the property says that it is a number to call. */
function isSamePhone(property: string, wanted: string, shown: string): boolean {
  if (!PHONE.test(wanted) || !PHONE.test(shown)) return false;
  if (wanted.startsWith('+') !== shown.startsWith('+')) return false;
  if (!wanted.startsWith('+') && !/phone|mobile|fax/.test(property)) return false;
  return wanted.replace(/\D/g, '') === shown.replace(/\D/g, '');
}
