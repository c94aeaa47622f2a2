import type { Severity } from '#domain/incident/severity.ts';
import type { RedIncident } from '#domain/standing/why-red.ts';
import type { OverviewList } from '#domain/overview.ts';

/** What a contract owner looks at: the lists of their contracts, what is red, and what is overdue. */
export const OVERVIEW_VIEWS = [
  'red',
  'to-decide',
  'waiting',
  'overdue',
  'held',
  'blocked',
  'not-started',
  'done',
] as const;
export type OverviewView = 'red' | 'to-decide' | 'overdue' | OverviewList;

/** Why a line is red: an incident as `baton status` has it, or a handoff that was not accepted in time. */
export type RedBecause = RedIncident | 'late';

/** How many there are, or that there are at least so many. */
export type OverviewCount = { readonly count: number; readonly isMore: boolean };

/** One line of a list. Instants are ISO. */
export type OverviewLine = {
  readonly whatTitle: string;
  /** Which kind of line it is: in what is overdue, and what is red, several kinds stand. */
  readonly view: Exclude<OverviewView, 'overdue' | 'red'>;
  readonly red?: RedBecause | undefined;
  /** Who is asked, owns it, or has to decide. */
  readonly names: readonly string[];
  /** By when or since when; undefined where nobody has been asked yet. */
  readonly at?: string | undefined;
  /** Until when whoever is asked is not told, because it is quiet for them. */
  readonly quietUntil?: string | undefined;
  readonly severity?: Severity | undefined;
  /** How many wait for a decision. */
  readonly holds?: number | undefined;
  /** What the story and the decision are about. */
  readonly subject: string;
  readonly mayDecide: boolean;
  /** It goes on by itself: whoever it is told to can end it, and need not. */
  readonly goesOn?: boolean | undefined;
};

/** A list under one contract; `next`: where its next page begins. */
export type OverviewSection = {
  /** Undefined for what may concern several contracts. */
  readonly contract?: { readonly id: string; readonly title: string } | undefined;
  readonly lines: readonly OverviewLine[];
  readonly next?: string | undefined;
  /** The list that the next page is of, if it is another one. */
  readonly nextIn?: OverviewView;
};

/** What was chosen to be looked at; undefined: all of it. */
export type OverviewFilter = {
  readonly view: OverviewView;
  readonly contract?: string | undefined;
  readonly person?: string | undefined;
};

/** Something else that is looked at from here. */
export type OverviewLink = { readonly whatTitle: string; readonly subject: string };

/** The contracts of one person at a glance, and one list of them. */
export type Overview = {
  readonly name: string;
  readonly filter: OverviewFilter;
  readonly counts: Readonly<Record<OverviewView, OverviewCount>>;
  readonly sections: readonly OverviewSection[];
  /** Whether somebody has more open than was looked through. */
  readonly isCut: boolean;
};

/** The story of one subject; instants are ISO, in sentences too. */
export type OverviewStory = {
  readonly whatTitle: string;
  readonly contractTitle: string | undefined;
  /** Where the record is, and in which system. */
  readonly record?: { readonly systemName: string; readonly url: string } | undefined;
  /** What an incident holds, the first of it. */
  readonly holds: readonly OverviewLink[];
  readonly subject: string;
  readonly mayDecide: boolean;
  /** Nothing of it has to be decided: it goes on by itself. */
  readonly goesOn: boolean;
  /** How many more the same decision is about. */
  readonly others: number;
  readonly story: readonly { readonly at: string; readonly sentence: string }[];
};
