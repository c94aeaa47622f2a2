import type { WaitState } from '#domain/handoff/facts.ts';
import type { Letter } from './state.ts';

/** What a person can do. An answer is given by the message of one epoch. */
export type Act =
  | {
      readonly kind: 'accept' | 'decline' | 'return' | 'hand-on' | 'snooze' | 'start';
      readonly by: string;
      readonly epoch: number;
    }
  | { readonly kind: 'reassign' | 'cancel' | 'retry' | 'release' | 'roll-back' | 'skip' | 'replay' }
  /** Somebody gives the record another owner, past Baton, and nothing tells of it. */
  | { readonly kind: 'change'; readonly target: string }
  /** The same in the system of record, which tells of it: another owner, or another status. */
  | { readonly kind: 'take-over' | 'move-on' };

/** What a process is there to do: one call of one Lambda, or one act of a person. `process` makes its ids its own. */
export type Job =
  | { readonly kind: 'relay'; readonly process: number }
  | { readonly kind: 'letter'; readonly letter: Letter; readonly process: number }
  | {
      readonly kind: 'wait';
      readonly run: number;
      readonly state: WaitState;
      readonly token: string;
      readonly process: number;
    }
  | {
      readonly kind: 'advance';
      readonly run: number;
      readonly failed: WaitState | undefined;
      readonly visit: string;
      readonly process: number;
    }
  | { readonly kind: 'act'; readonly act: Act; readonly process: number };

/** A process in a few words, for stories. */
export function nameOf(job: Job): string {
  switch (job.kind) {
    case 'relay':
      return 'relay';
    case 'letter':
      return letterName(job.letter);
    case 'wait':
      return `${job.state === 'offer' ? 'offer-handoff' : `start-sync (${job.state})`} of run ${String(job.run)}`;
    case 'advance':
      return `advance-handoff of run ${String(job.run)}`;
    case 'act':
      return actName(job.act);
  }
}

function letterName(letter: Letter): string {
  switch (letter.kind) {
    case 'wake':
      return 'wake';
    case 'admit':
      return `admit-event, delivery ${String(letter.delivery)}, ${letter.property}`;
    case 'connect':
      return `sync-target ${letter.work} ${letter.target}`;
  }
}

export function actName(act: Act): string {
  if ('by' in act) return `${act.by}: ${act.kind} (epoch ${String(act.epoch)})`;
  switch (act.kind) {
    case 'change':
      return `somebody changes the owner in ${act.target}`;
    case 'take-over':
      return 'somebody makes another the owner of the record, which says so';
    case 'move-on':
      return 'somebody gives the record another status';
    case 'reassign':
    case 'cancel':
    case 'retry':
    case 'release':
    case 'roll-back':
    case 'skip':
    case 'replay':
      return `operator: ${act.kind}`;
  }
}
