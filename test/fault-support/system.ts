import type { Target, TargetSystem } from '#domain/contract/target.ts';
import type { Call, Connector, TargetRecord } from '#domain/ports/connector.ts';
import type { Cell } from './cell.ts';

/** A fault in the words of a sandbox, without the requests that it meets. */
export type SandboxFault = Readonly<Record<string, unknown>>;

export type Request = 'write' | 'read' | 'token';

/** Whose the record is, past every fault. */
export type Shown = 'accepted' | 'before' | 'another' | 'nobody';

/** A system of the matrix: a line for each. What is expected of it follows from what stands here. */
export interface FaultSystem {
  readonly name: string;
  readonly system: TargetSystem;
  /** Baton makes the thing there. */
  readonly makes: boolean;
  /** It hands out tokens that end, and are asked for anew while Baton works; undefined: its secret holds until somebody changes it. */
  readonly tokens: HandedOut | undefined;
  /** It shows the record with its answer to a write, and the contract takes that for the reading. */
  readonly showsWithWrite: boolean;
  /** A yes can carry an error of the write itself, in the system's own form: then it is known that nothing was written. */
  readonly refusesInside: boolean;
  /** How often it has to show an old reading before it shows the accepted owner in one: a write that changes nothing may count as a change. */
  readonly staleUntilWrites: number;
  /** A fault that strikes a write, a reading or a token, in the sandbox's words; `applied`: the request is carried out all the same. */
  readonly faultAt: (cell: Cell, request: Request, isApplied: boolean) => SandboxFault;
  readonly start: (now: () => number) => Promise<RunningFaultSystem>;
}

export interface HandedOut {
  /** How long one holds, by its own word; undefined: it does not say. */
  readonly seconds: number | undefined;
  /** Whoever asks for one too often is told for how long to wait. */
  readonly tellsWait: boolean;
}

/** A sandbox with one record (or none yet) of Tom's. */
export interface RunningFaultSystem {
  readonly target: Target;
  /** What can be looked at there at any time, so that there is a token. */
  readonly look: { readonly record: TargetRecord; readonly property: string };
  /** By which id it knows Maya. */
  readonly maya: string;
  /** A connector of a process that has just begun. */
  connector(): Connector;
  /** The fault strikes the next request of this kind: one about the record, or for a token. */
  place(fault: SandboxFault, request: Request): Promise<void>;
  /** Whether a fault still waits for its request. */
  isWaiting(): Promise<boolean>;
  clearFaults(): Promise<void>;
  /** The tokens that were handed out end. */
  endTokens(): Promise<void>;
  changeByAnother(): Promise<void>;
  /** Of the system of record: Jonas qualifies the contact there. What it tells of it. */
  qualify?(): Promise<object>;
  shown(): Promise<Shown>;
  /** Writes about the record that arrived since the last `forget`. */
  writes(): Promise<number>;
  /** How often Baton's writes have changed the owner since the last `forget`. */
  applied(): Promise<number>;
  /** What Baton has made; 1 for what is only changed. */
  things(): Promise<number>;
  forget(): Promise<void>;
  /** Whether what is there carries what went along with its write, where the system can carry it. */
  carries(call: Call): Promise<boolean>;
  stop(): Promise<void>;
}
