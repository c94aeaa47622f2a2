/** Where a fact stands: its commit's number, instant and correlation id. */
export interface FactContext {
  readonly seq: number;
  readonly at: string;
  readonly correlationId: string;
}
