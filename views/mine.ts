import type { Channel } from '#domain/contract/channel.ts';
import type { Standing } from './progress.ts';

/** What somebody is asked; instants are ISO. */
export type Waiting = {
  readonly whatTitle: string;
  readonly contractTitle: string;
  readonly giverName: string;
  readonly acceptBy: string;
  /** Until when it is not sent, because it is quiet for them. */
  readonly quietUntil?: string | undefined;
};

/** What somebody accepted, and since when; what became of it. */
export type Owned = {
  readonly whatTitle: string;
  readonly contractTitle: string;
  readonly since: string;
  readonly stage: 'being-entered' | 'undecided' | 'taking-back' | 'stopping' | 'left-out' | 'verified';
  /** By when they are to begin, as long as that is awaited; an ISO instant. */
  readonly startBy?: string | undefined;
  readonly recordUrl?: string | undefined;
};

/** What somebody handed over, and where it stands. */
export type Given = Standing & {
  readonly whatTitle: string;
  readonly contractTitle: string;
  readonly recordUrl?: string | undefined;
};

/** When somebody is not asked; `key` names it in the form if it can be taken back there. Instants are ISO. */
export type Away = {
  readonly key?: string | undefined;
  readonly from: string;
  readonly until: string;
  readonly delegateName?: string | undefined;
};

/** How somebody is told of what is offered to them: the first way first; and when they want it quiet. */
export type Told = {
  readonly ways: readonly Channel[];
  /** From one time of day to another, such as 22:00 and 07:00, where they are. */
  readonly quiet?: { readonly from: string; readonly until: string } | undefined;
};

/** All that is somebody's own. */
export type Mine = {
  readonly name: string;
  readonly waiting: readonly Waiting[];
  /** Whether more may wait than is shown. */
  readonly isMoreWaiting: boolean;
  readonly owned: readonly Owned[];
  /** Whether they may have accepted more than is shown. */
  readonly isMoreOwned: boolean;
  readonly given: readonly Given[];
  /** Whether they handed over more than is shown. */
  readonly isMoreGiven: boolean;
  readonly away: readonly Away[];
  readonly told: Told;
};
