/** The names of the three tables, as the stack gave them. */
export interface Tables {
  readonly handoffLog: string;
  readonly handoffs: string;
  readonly sideItems: string;
}

/** Of them, the one that whoever only keeps notes needs. */
export type SideTable = Pick<Tables, 'sideItems'>;
