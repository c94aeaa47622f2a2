import { asNumber } from '#domain/mapping/exact-number.ts';
import { choicesOf, isWithin, sameForm } from '../values/forms.ts';

/**
 * Equal after what Asana may do to values: surrounding space and line ends of texts, forms of numbers, the order of
 * several choices. A task that stands in further projects still stands in the wanted one.
 */
export function isSame(property: string, wanted: string, shown: string): boolean {
  const [left, right] = [plain(wanted), plain(shown)];
  if (left === right) return true;
  if (property === 'project') return choicesOf(right).has(left);
  return property.startsWith('custom_field:') && (isSameNumber(left, right) || isSameList(left, right));
}

function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

const isSameNumber = sameForm(asNumber);

function isSameList(left: string, right: string): boolean {
  if (!left.includes(';') || !right.includes(';')) return false;
  const [one, other] = [choicesOf(left), choicesOf(right)];
  return isWithin(one, other) && isWithin(other, one);
}
