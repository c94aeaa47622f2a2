import type { Transform } from '../contract/target.ts';
import { ownValue } from '../own-value.ts';

/**
 * A value in another form; undefined if it cannot be read as one: then nothing is written, because a guess would be
 * somebody's wrong data. No value stays none.
 */
export function transformed(as: Transform, value: string): string | undefined {
  return value.trim() === '' ? '' : TRANSFORMS[as](value.trim());
}

const TRANSFORMS: Readonly<Record<Transform, (value: string) => string | undefined>> = {
  trim: (value) => value,
  'lower-case': (value) => value.toLowerCase(),
  'upper-case': (value) => value.toUpperCase(),
  'first-line': (value) => value.split(/\r?\n/, 1)[0]?.trimEnd(),
  email: (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? value.toLowerCase() : undefined),
  phone: phoneOf,
  number: numberOf,
  'whole-number': (value) => {
    const found = numberOf(value);
    return found?.includes('.') === true ? undefined : found;
  },
  date: (value) => (isDate(value) ? value : instantOf(value)?.slice(0, 10)),
  instant: instantOf,
  'true-or-false': (value) => ownValue(TRUTHS, value.toLowerCase()),
};

const TRUTHS: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  '1': 'true',
  false: 'false',
  no: 'false',
  '0': 'false',
};

/** Digits as they are dialled. Without a country code nobody can tell the country, and so nothing is added. */
function phoneOf(value: string): string | undefined {
  const digits = value.replaceAll(/[\s().\-/]/g, '');
  return /^\+?\d{5,15}$/.test(digits) ? digits : undefined;
}

/**
 * As systems send numbers: digits with a point. `1,000` may mean one or a thousand, and means nothing here. Digits are
 * never counted with, because long ones would lose some.
 */
function numberOf(value: string): string | undefined {
  const [, sign, whole, fraction] = /^([+-]?)0*(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === undefined) return undefined;
  const decimals = (fraction ?? '').replace(/0+$/, '');
  const size = decimals === '' ? whole : `${whole}.${decimals}`;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const found = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value);
}

/** Between 1973 and 2286: fewer digits may be seconds, more may be an id. */
const MILLISECONDS = /^\d{12,13}$/;

/** ISO 8601 with a zone, a date (its first instant in UTC), or milliseconds since 1970, as systems of record keep them. */
function instantOf(value: string): string | undefined {
  if (MILLISECONDS.test(value)) return new Date(Number(value)).toISOString();
  const [, date = '', time = ''] =
    /^([\d-]{10})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/.exec(value) ?? [];
  // A day that a month does not have would be taken for one of the next month.
  if (!isDate(date)) return undefined;
  const found = new Date(`${date}${time}`);
  return Number.isNaN(found.getTime()) ? undefined : found.toISOString();
}
