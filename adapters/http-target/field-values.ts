import type { Json } from '#domain/contract/http-body.ts';
import type { HttpField } from '#domain/contract/http-system.ts';
import { asNumber, exactNumber } from '#domain/mapping/exact-number.ts';
import { asBoolean, asMail, sameForm } from '../values/forms.ts';

/** A value in the form that JSON has for it; no value is null, but for a text. Undefined: it has no such form. */
export function jsonOf(text: string, kind: HttpField['kind']): Json | undefined {
  if (kind === 'text') return text;
  if (text === '') return null;
  if (kind === 'number') return exactNumber(text);
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  return text;
}

/** A value of JSON as one text. What is neither text, number nor truth is shown as it came, and equals nothing. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** Equal after what systems are known to do: surrounding space and line ends, forms of numbers and instants, the case of mail addresses. */
export function isSameValue(kind: HttpField['kind'] | undefined, wanted: string, shown: string): boolean {
  const [left, right] = [plain(wanted), plain(shown)];
  if (left === right) return true;
  switch (kind) {
    case 'number':
      return sameForm(asNumber)(left, right);
    case 'boolean':
      return sameForm(asBoolean)(left, right);
    case 'instant':
      return sameForm(asInstant)(left, right);
    case 'reference':
      return sameForm(asMail)(left, right);
    case 'text':
    case 'date':
    case 'choice':
    case undefined:
      return false;
  }
}

function asInstant(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
