/** Where a handoff stands, with whom, until or since when; instants are ISO. */
export type Standing = {
  /** The name of the system that holds the record: "HubSpot". */
  readonly systemName: string;
  readonly stage: ProgressStage;
  /** Who is asked now, and until when. */
  readonly asked?: { readonly name: string; readonly until: string } | undefined;
  /** Until when nobody is asked. */
  readonly waitsUntil?: string | undefined;
  readonly owner?: { readonly name: string; readonly since: string } | undefined;
  /** Somebody else was made the owner outside since then; their name if it is known. */
  readonly changedTo?: { readonly name: string | undefined } | undefined;
  readonly verifiedAt?: string | undefined;
  /** Who decides what happens with it. */
  readonly deciderName?: string | undefined;
};

/** The same with what it is about and how it came there, for whoever handed it over. */
export type Progress = Standing & {
  readonly whatTitle: string;
  readonly recordKind: string;
  readonly contractTitle: string;
  readonly recordUrl?: string | undefined;
  /** What happened, the oldest first. */
  readonly story: readonly { readonly at: string; readonly sentence: string }[];
};

export type ProgressStage =
  | 'choosing'
  | 'asking'
  | 'waiting'
  | 'undecided'
  | 'entering'
  | 'queued'
  | 'verified'
  | 'changed'
  | 'left-out'
  | 'taking-back'
  | 'taken-back'
  | 'taken-back-in-part'
  | 'stopping'
  | 'cancelled';
