/** The log holds a fact that this version of the code does not know: a newer version wrote it. Retried, never guessed. */
export class UnknownFactError extends Error {
  readonly subjectId: string;
  readonly seq: number;
  readonly factType: string;

  constructor(subjectId: string, seq: number, factType: string, options?: ErrorOptions) {
    super(
      `${subjectId} commit ${String(seq)} holds the fact ${factType}, which this version cannot read`,
      options,
    );
    this.name = 'UnknownFactError';
    this.subjectId = subjectId;
    this.seq = seq;
    this.factType = factType;
  }
}
