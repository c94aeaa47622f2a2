type Comparison = (wanted: string, shown: string) => boolean;

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

/** Both have the form, and mean the same. */
function sameForm(meaningOf: (text: string) => string | number | undefined): Comparison {
  return (wanted, shown) => {
    const meaning = meaningOf(wanted);
    return meaning !== undefined && meaning === meaningOf(shown);
  };
}

/** As digits, not as a float: long ids keep every digit, and leading zeros (postal codes) stay a difference. */
function asNumber(text: string): string | undefined {
  const [, sign, whole, fraction] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const decimals = (fraction ?? '').replace(/0+$/, '');
  const size = decimals === '' ? whole : `${whole}.${decimals}`;
  return sign === '-' && /[1-9]/.test(size) ? `-${size}` : size;
}

function asBoolean(text: string): string | undefined {
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : undefined;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
/** Ms since 1970 of a day between 1973 and 2286. */
const INSTANT_MS = /^\d{12,13}$/;

/** A date is midnight UTC, as HubSpot takes it. */
function asInstant(text: string): number | undefined {
  if (INSTANT_MS.test(text)) return Number(text);
  const instant = ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function asMail(text: string): string | undefined {
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text.toLowerCase() : undefined;
}

/** A wanted value that begins with `;` adds to the choices that are there already; otherwise the sets are equal. */
function isSameChoice(wanted: string, shown: string): boolean {
  if (!wanted.includes(';') && !shown.includes(';')) return false;
  const [left, right] = [choices(wanted), choices(shown)];
  return isWithin(left, right) && (wanted.startsWith(';') || isWithin(right, left));
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((choice) => all.has(choice));
}

function choices(text: string): Set<string> {
  return new Set(
    text
      .split(';')
      .map((choice) => choice.trim())
      .filter((choice) => choice !== ''),
  );
}

const PHONE = /^\+?[\d\s().-]{5,}$/;

/** International numbers by their digits; national ones only where the property says that it is a number to call. */
function isSamePhone(property: string, wanted: string, shown: string): boolean {
  if (!PHONE.test(wanted) || !PHONE.test(shown)) return false;
  if (wanted.startsWith('+') !== shown.startsWith('+')) return false;
  if (!wanted.startsWith('+') && !/phone|mobile|fax/.test(property)) return false;
  return wanted.replace(/\D/g, '') === shown.replace(/\D/g, '');
}
