import type { Contract } from '../contract/contract.ts';
import type { ContractLog } from '../contract-log/contract-log.ts';
import type { Directory } from '../contract/directory.ts';
import type { Status } from '../contract/ids.ts';
import type { RequestHandoff } from '../handoff/commands.ts';
import type { Candidate } from '../handoff/hold-cause.ts';
import type { HandoffId } from '../ids.ts';
import type { IncidentCause } from '../incident/cause.ts';
import type { Brief } from './brief.ts';
import type { Contradiction } from './contradiction-of.ts';

/** What an event is judged by. */
export interface AdmissionRules {
  readonly contract: Contract;
  readonly digest: string;
  readonly log: ContractLog;
  readonly directory: Directory;
}

/** What an authentic event becomes under one contract. */
export type Admission =
  | { readonly kind: 'ignored'; readonly because: 'another-property' | 'not-active-yet' | 'set-by-baton' }
  /** The record stands elsewhere: nothing begins, and what has begun may be over. */
  | {
      readonly kind: 'elsewhere';
      readonly because: 'no-value' | 'another-pipeline' | 'another-status';
      readonly status: Status | undefined;
      readonly since: string;
      /** By Baton's own hand, for another handoff. */
      readonly byBaton?: true;
    }
  | { readonly kind: 'blocked'; readonly blockedId: HandoffId; readonly cause: IncidentCause }
  | {
      readonly kind: 'requested';
      readonly handoffId: HandoffId;
      readonly request: RequestHandoff['request'];
      readonly brief: Brief;
      /** Among whom the contract's rules do not decide. */
      readonly ambiguous?: readonly Candidate[];
      /** What the record says that does not agree with its status. */
      readonly contradiction?: Contradiction;
    };
