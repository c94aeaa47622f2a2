/** A step of an execution: by name where it entered a state; `error`: by which name something failed. */
export interface ExecutionStep {
  readonly at: string;
  readonly what: 'started' | 'entered' | 'failed' | 'timed-out' | 'succeeded' | 'stopped';
  readonly state?: string;
  readonly error?: string;
}

/** What the executions of the state machine went through. Nothing of what went in or came out. */
export interface ExecutionHistories {
  /** The run of a handoff, oldest first; undefined where there is none, or AWS keeps it no longer (90 days after its end). */
  of(handoffId: string, run: number): Promise<readonly ExecutionStep[] | undefined>;
}
