/** As digits, not as a float: long ids keep every digit, and leading zeros (postal codes) stay a difference. */
export function asNumber(text: string): string | undefined {
  const [, sign, whole, fraction] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const decimals = (fraction ?? '').replace(/0+$/, '');
  const size = decimals === '' ? whole : `${whole}.${decimals}`;
  return sign === '-' && /[1-9]/.test(size) ? `-${size}` : size;
}

/** As a number of JSON; one that JSON would carry as another one is none. */
export function exactNumber(text: string): number | undefined {
  const number = Number(text);
  const exact = asNumber(text);
  return exact !== undefined && asNumber(String(number)) === exact ? number : undefined;
}
