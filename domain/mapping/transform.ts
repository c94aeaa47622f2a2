import type { Transform } from '../contract/target.ts';

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
  number: (value) => numberOf(value)?.toString(),
  'whole-number': (value) => {
    const found = numberOf(value);
    return found === undefined || !Number.isSafeInteger(found) ? undefined : found.toString();
  },
  date: (value) => (isDate(value) ? value : instantOf(value)?.slice(0, 10)),
  instant: instantOf,
  'true-or-false': (value) => TRUTHS[value.toLowerCase()],
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

/** As systems send numbers: digits with a point. `1,000` may mean one or a thousand, and means nothing here. */
function numberOf(value: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const found = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value);
}

/** ISO 8601 with a zone, a date (its first instant in UTC), or milliseconds since 1970, as systems of record keep them. */
function instantOf(value: string): string | undefined {
  if (/^\d{11,14}$/.test(value)) return new Date(Number(value)).toISOString();
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(value);
  if (!isInstant && !isDate(value)) return undefined;
  const found = new Date(value);
  return Number.isNaN(found.getTime()) ? undefined : found.toISOString();
}
