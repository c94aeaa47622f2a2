/**
 * Equal after what Asana is known to do to values: surrounding space and line ends of texts, forms of numbers, the
 * order of several choices. A task that stands in further projects still stands in the wanted one.
 */
export function isSame(property: string, wanted: string, shown: string): boolean {
  if (property === 'project') return listed(shown).has(wanted);
  const [left, right] = [plain(wanted), plain(shown)];
  if (left === right) return true;
  return property.startsWith('custom_field:') && (isSameNumber(left, right) || isSameList(left, right));
}

function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

const NUMBER = /^[+-]?\d{1,15}(\.\d+)?$/;

/** A text of digits that begins with zeros is no number, but a postal code. */
function isSameNumber(left: string, right: string): boolean {
  if (!NUMBER.test(left) || !NUMBER.test(right)) return false;
  return !hasLeadingZero(left) && !hasLeadingZero(right) && Number(left) === Number(right);
}

function hasLeadingZero(text: string): boolean {
  return /^[+-]?0\d/.test(text);
}

function isSameList(left: string, right: string): boolean {
  if (!left.includes(';') || !right.includes(';')) return false;
  const [one, other] = [listed(left), listed(right)];
  return one.size === other.size && [...one].every((item) => other.has(item));
}

function listed(text: string): ReadonlySet<string> {
  return new Set(text.split(';').filter((item) => item !== ''));
}
