import { en } from './en/index.ts';

/** All that Baton says to people, in one language. Another language is another folder like `en/`, of this type. */
export type Texts = typeof en;

const languages: Readonly<Record<string, Texts>> = { en };

/** The texts of a locale's language, or English where there are none. */
export function textsFor(locale: string): Texts {
  return languages[new Intl.Locale(locale).language] ?? en;
}
