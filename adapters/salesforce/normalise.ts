import { asNumber } from '#domain/mapping/exact-number.ts';
import { asBoolean, asMail, choicesOf, isWithin, sameForm } from '../values/forms.ts';
import type { Comparison } from '../values/forms.ts';
import { longId } from './record-id.ts';

/**
 * Equal after what Salesforce is known to do to values: surrounding space, the 15 and 18 characters of an id, number,
 * boolean and instant forms, the order of several choices, letter case of mail addresses. Everything else that differs
 * is another value; so is a text that was cut, because the REST API refuses what is too long.
 */
export function isSame(_property: string, wanted: string, shown: string): boolean {
  const [left, right] = [wanted.trim(), shown.trim()];
  return left === right || COMPARISONS.some((same) => same(left, right));
}

const COMPARISONS: readonly Comparison[] = [
  sameForm(longId),
  sameForm(asNumber),
  sameForm(asBoolean),
  sameForm(asInstant),
  sameForm(asMail),
  isSameChoice,
];

/** Shown as `2026-11-20T10:00:00.000+0000`: an offset without a colon, which is not what ECMAScript promises to read. */
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?(?:Z|([+-]\d{2}):?(\d{2}))$/;

/** Ms since 1970, to the second: that is how exactly Salesforce keeps an instant. A date without a time is none. */
function asInstant(text: string): number | undefined {
  const [, local, hours, minutes] = INSTANT.exec(text) ?? [];
  if (local === undefined) return undefined;
  const instant = Date.parse(`${local}${hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`}`);
  return Number.isNaN(instant) ? undefined : instant;
}

function isSameChoice(wanted: string, shown: string): boolean {
  if (!wanted.includes(';') && !shown.includes(';')) return false;
  const [left, right] = [choicesOf(wanted), choicesOf(shown)];
  return isWithin(left, right) && isWithin(right, left);
}
