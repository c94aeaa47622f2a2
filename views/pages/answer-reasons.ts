import type { Option } from '../offer.ts';
import { textsFor } from '../texts/texts-for.ts';

/** The reasons for saying "not me" that a contract may offer, in the reader's language. */
export function declineReasons(locale: string): Option[] {
  return options(textsFor(locale).declineReasons);
}

/** The reasons for saying "not ready" that a contract may offer, in the reader's language. */
export function returnReasons(locale: string): Option[] {
  return options(textsFor(locale).returnReasons);
}

function options(labels: Readonly<Record<string, string>>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
