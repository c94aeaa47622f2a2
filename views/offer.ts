import type { Because } from './because.ts';
import type { ShownSystem } from './shown-system.ts';

/** One field of the record that the contract shows to whoever is asked. */
export type ShownField = { readonly label: string; readonly value: string };

/** What a person needs to know to say yes or no; `acceptBy` is an ISO instant. */
export type Offer = {
  readonly giverName: string;
  /** The record as its people call it: "Ada Lovelace, Analytical Engines". */
  readonly whatTitle: string;
  /** What kind of record it is: "contact". */
  readonly recordKind: string;
  readonly contractTitle: string;
  /** Why this person is asked. */
  readonly because: Because;
  readonly acceptBy: string;
  /** Since when the time to accept has run, where it ran while quiet hours kept the offer back; an ISO instant. */
  readonly keptQuietSince?: string | undefined;
  readonly show: readonly ShownField[];
  /** The name of the system that holds the record: "HubSpot". */
  readonly systemName: string;
  readonly recordUrl?: string | undefined;
  /** Where it is entered once it is accepted, in the contract's order. */
  readonly systems: readonly ShownSystem[];
};

/** An entry of a select or a list of boxes: what the form sends and what the person reads. */
export type Option = { readonly value: string; readonly label: string };
