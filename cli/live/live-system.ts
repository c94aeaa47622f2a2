import type { Connector, TargetRecord } from '#domain/ports/connector.ts';

/** A record that is made for the checks, and put away after them. */
export interface Making {
  readonly record: TargetRecord;
  readonly values: Readonly<Record<string, string>>;
}

/** A test account, with what the checks need to know of it. */
export interface LiveSystem {
  readonly name: string;
  readonly connector: Connector;
  /** The same with a credential that does not hold. */
  readonly stranger: Connector;
  readonly record: TargetRecord;
  readonly making: Making | undefined;
  /** Where nothing is. */
  readonly nobody: TargetRecord;
  /** The field that names the owner, and the user to whom the record is given for the checks. */
  readonly ownerField: string;
  readonly owner: string;
  /** What cannot be anybody's id. */
  readonly noOwner: string;
  /** Whether the system tells who wrote a value. */
  readonly tellsAuthors: boolean;
}
