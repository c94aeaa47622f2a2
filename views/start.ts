/** A start that was missed, told to whoever promised it and to their manager; instants are ISO. */
export type AwaitedStart = {
  readonly whatTitle: string;
  readonly contractTitle: string;
  readonly ownerName: string;
  readonly acceptedAt: string;
  readonly startBy: string;
  /** When the next step follows, if it has not begun by then. */
  readonly next: string | undefined;
  /** Who else is told then; undefined if nobody else is. */
  readonly toldNextName: string | undefined;
  /** Whether it is offered to somebody else at last; else the contract owner decides. */
  readonly isOfferedAnew: boolean;
  readonly contractOwnerName: string;
  readonly systemName: string;
  readonly recordUrl?: string | undefined;
};
