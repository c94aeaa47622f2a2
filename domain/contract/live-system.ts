import type { FieldTypes } from '../ports/connector.ts';

/** A place into which things are made, such as a project of Asana. `fields`: which of the system's own can stand there. */
export interface LivePlace {
  readonly isArchived: boolean;
  readonly fields: readonly string[];
}

/** What another system than the source of the trigger has now. Every question throws a LiveSystemError. */
export interface LiveSystem {
  /** What the fields of a kind of object take; undefined: there is no such kind. */
  fields(object: string): Promise<FieldTypes | undefined>;
  /** Undefined: it is not there; only asked where things are made. */
  place(id: string): Promise<LivePlace | undefined>;
  person(id: string): Promise<LivePerson>;
}

/** Whether somebody can be entered as the owner there. */
export type LivePerson = 'active' | 'inactive' | 'unknown';

/** A system could not be read, or what it answered is not what it documents. */
export class LiveSystemError extends Error {
  override readonly name = 'LiveSystemError';
  readonly system: string;
  readonly because: string;

  constructor(system: string, because: string) {
    super(`${system} could not be read: ${because}`);
    this.system = system;
    this.because = because;
  }
}
