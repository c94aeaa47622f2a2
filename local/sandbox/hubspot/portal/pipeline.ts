/** One stage of a pipeline. A deal in it is won with this probability; 0 and 1 end it. */
export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly probability: number;
}

/** The way of one kind of object; its stages belong to no other pipeline. */
export interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly Stage[];
}
