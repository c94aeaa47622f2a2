import {
  aboutContracts,
  aboutIncidents,
  aboutMondays,
  aboutNews,
  aboutOffers,
  aboutTending,
  aboutWork,
  common,
  inIncidentMails,
} from './en/index.ts';

/** What Baton says to people, in one language, by what they read. Another language is another folder like `en/`. */
export type Texts = typeof common;
export type OfferTexts = typeof aboutOffers;
export type IncidentTexts = typeof aboutIncidents;
export type IncidentMailTexts = typeof inIncidentMails;
export type TendingTexts = typeof aboutTending;
export type MondayTexts = typeof aboutMondays;
export type ContractTexts = typeof aboutContracts;
export type NewsTexts = typeof aboutNews;
export type WorkTexts = typeof aboutWork;

/** The texts of a locale's language, or English where there are none. */
const inLanguage = <Kind>(languages: { readonly en: Kind }, locale: string): Kind =>
  new Map<string, Kind>(Object.entries(languages)).get(new Intl.Locale(locale).language) ?? languages.en;

/** What everything that people read shares. */
export function textsFor(locale: string): Texts {
  return inLanguage({ en: common }, locale);
}

/** Whoever is asked reads these. They stand apart so that no bundle carries what its pages never say. */
export function offerTextsFor(locale: string): OfferTexts {
  return inLanguage({ en: aboutOffers }, locale);
}

/** Whoever decides reads these. */
export function incidentTextsFor(locale: string): IncidentTexts {
  return inLanguage({ en: aboutIncidents }, locale);
}

/** And by mail. */
export function incidentMailTextsFor(locale: string): IncidentMailTexts {
  return inLanguage({ en: inIncidentMails }, locale);
}

/** Whoever looks after an incident reads these. */
export function tendingTextsFor(locale: string): TendingTexts {
  return inLanguage({ en: aboutTending }, locale);
}

/** Whoever hands over, and whoever looks at their own work, reads these. */
export function workTextsFor(locale: string): WorkTexts {
  return inLanguage({ en: aboutWork }, locale);
}

/** Whoever hands over, and whoever had accepted what is not theirs any more, reads these in mails. */
export function newsTextsFor(locale: string): NewsTexts {
  return inLanguage({ en: aboutNews }, locale);
}

/** Whoever begins the week with a report reads these. */
export function mondayTextsFor(locale: string): MondayTexts {
  return inLanguage({ en: aboutMondays }, locale);
}

/** Whoever answers for contracts reads these. */
export function contractTextsFor(locale: string): ContractTexts {
  return inLanguage({ en: aboutContracts }, locale);
}
