import type { Commit } from '../log/commit.ts';
import type { SubjectId } from '../ids.ts';
import type { Row } from './rows.ts';

/** An item that is put with the commit in one transaction, if it is not there yet: the version of the contract. */
export interface StoredContractVersion {
  readonly digest: string;
  /** The contract's name: it stays known when its file is gone. */
  readonly contract: string;
  readonly text: string;
}

/**
 * The log: the truth about every subject. Appending is one conditional put: it succeeds if the commit's `seq` is new,
 * or if the item there carries our own `commitId` (our earlier try won); else somebody was faster ('conflict').
 */
export interface HandoffLog {
  /** All commits of a subject, oldest first, read consistently. */
  read(subject: SubjectId): Promise<readonly Commit[]>;
  append(commit: Commit): Promise<'appended' | 'conflict'>;
  /** The same in one transaction with the subject's row (and the contract's version, put if absent). */
  appendWithRow(commit: Commit, row: Row, version?: StoredContractVersion): Promise<'appended' | 'conflict'>;
}
